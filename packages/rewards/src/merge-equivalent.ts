import type { AnswerOptions } from './contract.js';
import { classifyAnswers, join, roots } from './internal/classes.js';

/** Options of {@link mergeEquivalent}. */
export interface MergeEquivalentOptions extends Omit<AnswerOptions, 'equivalence'> {
  /** Ends the work between two questions. */
  signal?: AbortSignal;
}

/**
 * Replaces each answer by the spelling of its class that was seen first, where an asynchronous judge says which answers mean the same.
 *
 * Only distinct answers (distinct keys, with `key`) are asked about, each pair in both directions until one says yes, and not at all when a third
 * answer has joined them already. What comes back needs no `equivalence` any more: give it to {@link dare} or any vote. null stays null.
 *
 * k distinct answers take up to `k (k - 1)` questions, one after the other.
 *
 * @throws {InvalidArgumentError} (rejects) for answers that are neither string nor null; what `equivalence` throws passes through
 *
 * @example
 * ```ts
 * import { mergeEquivalent } from '@cairn-ml/rewards';
 *
 * const sameSize = async (a: string, b: string) => a.length === b.length;
 * await mergeEquivalent(['ab', 'c', null, 'de'], sameSize); // ['ab', 'c', null, 'ab']
 * ```
 */
export async function mergeEquivalent(
  answers: readonly (string | null)[],
  equivalence: (a: string, b: string) => boolean | Promise<boolean>,
  { signal, ...options }: MergeEquivalentOptions = {},
): Promise<(string | null)[]> {
  const { classOf, answers: spellings } = classifyAnswers('mergeEquivalent', answers, options);
  const root = roots(spellings.length);
  for (let b = 1; b < spellings.length; b++) {
    for (let a = 0; a < b; a++) {
      signal?.throwIfAborted();
      if (root[a] === root[b]) continue;
      const [first, second] = [spellings[a]!, spellings[b]!];
      if ((await equivalence(first, second)) || (await equivalence(second, first))) join(root, a, b);
    }
  }
  return Array.from(classOf, (y) => (y < 0 ? null : spellings[root[y]!]!));
}
