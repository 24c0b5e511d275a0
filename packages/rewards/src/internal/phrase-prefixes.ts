/** A run of words of a text, `end` excluded. */
export interface Span {
  from: number;
  end: number;
}

/** The phrases that begin at a word, the longest first. A text ends where `wordAt` gives nothing. */
export type FindPhrases<T> = (wordAt: (k: number) => string | undefined, from: number) => (Span & { value: T })[];

/** Phrases by every run of words that they begin with, so that the time of a search grows with the text and not with the number of phrases. */
export function indexPrefixes<T>(phrases: Iterable<readonly [words: readonly string[], value: T]>): FindPhrases<T> {
  const prefixes = new Map<string, T[]>();
  for (const [words, value] of phrases) {
    let prefix = '';
    let values: T[] = [];
    for (const word of words) {
      prefix += ` ${word}`;
      values = prefixes.get(prefix) ?? [];
      prefixes.set(prefix, values);
    }
    values.push(value);
  }
  return (wordAt, from) => {
    const found: (Span & { value: T })[] = [];
    for (let end = from, prefix = ''; ; ) {
      prefix += ` ${wordAt(end++) ?? ''}`;
      const values = prefixes.get(prefix);
      if (!values) return found;
      found.unshift(...values.map((value) => ({ from, end, value })));
    }
  };
}
