import { indexPrefixes } from '../phrase-prefixes.js';

const sameWords = new Map([
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['color', 'colour'],
]);

/** The words of a text as they are compared: NFKC, lower case, without punctuation, small numbers as digits. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => sameWords.get(word) ?? word);
}

/** What is mentioned in words, each once. Of phrases that begin at the same word the longest counts, and what lies within it does not. */
export type PhraseFinder<T> = (words: readonly string[]) => Set<T>;

export function findPhrases<T>(phrases: Iterable<readonly [phrase: string, value: T]>): PhraseFinder<T> {
  const find = indexPrefixes(Array.from(phrases, ([phrase, value]) => [wordsOf(phrase), value] as const));
  return (words) => {
    const found = new Set<T>();
    for (let i = 0; i < words.length; ) {
      const here = find((k) => words[k], i);
      i = here[0]?.end ?? i + 1;
      for (const { end, value } of here) if (end === i) found.add(value);
    }
    return found;
  };
}
