import { splitWords } from '../internal/trajectory/python-text.js';

/**
 * How many distinct words two texts share. Words are what white space parts; case and punctuation count.
 *
 * @example
 * ```ts
 * import { tokenOverlap } from '@cairn-ml/rewards/trajectory';
 *
 * tokenOverlap('heart failure, heart', 'the heart failure'); // 1
 * ```
 *
 * Source: GHAR, authors' code (`token_overlap`).
 */
export function tokenOverlap(a: string, b: string): number {
  const words = new Set(splitWords(b));
  return new Set(splitWords(a).filter((word) => words.has(word))).size;
}
