/** What `str.split()` and `\s` of Python take for white space; JavaScript's differs in a few control characters and the byte order mark. */
const space = '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const spaces = new RegExp(`${space}+`, 'g');
const ends = new RegExp(`^${space}+|(?<!${space})${space}+$`, 'g');

/** `text.split()` of Python. */
export function splitWords(text: string): string[] {
  return text.split(spaces).filter((word) => word !== '');
}

/** `re.sub(r'\s+', ' ', text)`. */
export function joinLines(text: string): string {
  return text.replaceAll(spaces, ' ');
}

/** `text.strip()`. */
export function strip(text: string): string {
  return text.replaceAll(ends, '');
}

/** `len(text)`: code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

const punctuation = /[!-/:-@[-`{-~]/g;
const articles = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

/** `normalize_answer` of SQuAD's evaluation: lower case, without punctuation and articles, single spaces. */
export function normalizeAnswer(text: string): string {
  return splitWords(text.toLowerCase().replaceAll(punctuation, '').replaceAll(articles, ' ')).join(' ');
}
