/**
 * Words and numbers of any script, in lower case, without punctuation: runs of letters, marks and digits, with the points and commas inside of numbers.
 *
 * @example
 * ```ts
 * import { tokenizeWords } from '@cairn-ml/rewards/text';
 *
 * tokenizeWords('Ein 2,5-cm-Knoten; kein Erguß.'); // ['ein', '2,5', 'cm', 'knoten', 'kein', 'erguß']
 * ```
 *
 * Source: ours; no program cuts like this.
 */
export function tokenizeWords(text: string): string[] {
  return text.toLowerCase().match(words) ?? [];
}

const words = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+/gu;
