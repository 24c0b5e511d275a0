import { type Word, wordsOf } from './words.js';

/** A run of words of a text, `end` excluded. */
export interface Span {
  from: number;
  end: number;
}

/** Every phrase that begins at a word of a text and stays in its sentence, the longest first. */
export type PhraseIndex<T> = (text: readonly Word[], from: number) => (Span & { value: T })[];

export function indexPhrases<T>(phrases: Iterable<readonly [phrase: string, value: T]>): PhraseIndex<T> {
  const byFirst = new Map<string, { words: string[]; value: T }[]>();
  for (const [phrase, value] of phrases) {
    const words = wordsOf(phrase).map(({ text }) => text);
    const others = byFirst.get(words[0]!);
    if (others) others.push({ words, value });
    else byFirst.set(words[0]!, [{ words, value }]);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return (text, from) => {
    const first = text[from]!;
    return (byFirst.get(first.text) ?? [])
      .filter(({ words }) =>
        words.every((word, k) => text[from + k]?.text === word && text[from + k]?.sentence === first.sentence),
      )
      .map(({ words, value }) => ({ from, end: from + words.length, value }));
  };
}
