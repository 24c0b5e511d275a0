import { indexPrefixes, type Span } from '../phrase-prefixes.js';
import { type Word, wordsOf } from './words.js';

/** Every phrase that begins at a word of a text and stays in its sentence, the longest first. */
export type PhraseIndex<T> = (text: readonly Word[], from: number) => (Span & { value: T })[];

export function indexPhrases<T>(phrases: readonly (readonly [phrase: string, value: T])[]): PhraseIndex<T> {
  const find = indexPrefixes(
    phrases.map(([phrase, value]) => [wordsOf(phrase).map(({ text }) => text), value] as const),
  );
  return (text, from) => find((k) => (text[k]?.sentence === text[from]!.sentence ? text[k].text : undefined), from);
}
