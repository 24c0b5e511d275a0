import { checkInteger, createRandom, InvalidArgumentError } from '@cairn-ml/numeric';

/** Options of {@link fewShotSplits}. */
export interface FewShotSplitsOptions {
  /** Samples to fit on, of each split. */
  shots: number;
  /** How many splits. Default 5. */
  repeats?: number;
  /** Of the choice. Default 0. */
  seed?: number;
}

/** One split of {@link fewShotSplits}. */
export interface FewShotSplit {
  /** Indices of the samples to fit on. */
  train: Int32Array;
  /** All other indices, ascending. */
  test: Int32Array;
}

/**
 * Repeated random splits into a few samples to fit on and the rest to test on.
 *
 * For one seed, more shots contain fewer: the first 4 of 8 shots are the split of 4 shots, so that curves over shots compare like with like.
 * Split by subject, not by image, where one subject has several: give the number of subjects.
 *
 * @param count - How many samples there are.
 * @throws {InvalidArgumentError} when `shots` is not from 1 to `count - 1`, and for other numbers that are not integers
 *
 * @example
 * ```ts
 * import { fewShotSplits } from '@cairn-ml/landmarks/adaptation';
 *
 * const splits = fewShotSplits(10, { shots: 4, repeats: 3, seed: 1 });
 * splits.length; // 3
 * splits[0]!.train.length; // 4
 * splits[0]!.test.length; // 6
 * ```
 *
 * Source: the protocol of few-shot tasks; nesting is ours.
 */
export function fewShotSplits(count: number, options: FewShotSplitsOptions): FewShotSplit[] {
  const { shots, repeats = 5, seed = 0 } = options;
  checkInteger('fewShotSplits', 'count', count, { min: 2 });
  checkInteger('fewShotSplits', 'shots', shots, { min: 1 });
  checkInteger('fewShotSplits', 'repeats', repeats, { min: 1 });
  checkInteger('fewShotSplits', 'seed', seed);
  if (shots >= count) throw new InvalidArgumentError('fewShotSplits', 'shots', `be below the ${count} samples`, shots);
  const random = createRandom(seed);
  return Array.from({ length: repeats }, () => {
    const order = random.permutation(count);
    return { train: order.slice(0, shots), test: order.slice(shots).sort() };
  });
}
