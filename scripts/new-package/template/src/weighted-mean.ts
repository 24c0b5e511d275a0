import { checkFinite, checkLength } from '@cairn-ml/numeric';

/** Options of {@link weightedMean}. */
export interface WeightedMeanOptions {
  /**
   * One weight per value.
   *
   * @default 1 for every value
   */
  weights?: ArrayLike<number>;
}

/**
 * The arithmetic mean of `values`, each counted by its weight: `Σ w x / Σ w`.
 *
 * No values, or weights that sum to 0, give NaN.
 *
 * @throws {InvalidArgumentError} for a value or weight that is not finite
 * @throws {ShapeError} unless there is one weight per value
 * @example
 * ```ts
 * import { weightedMean } from '@cairn-ml/%name%';
 *
 * weightedMean([1, 2, 6]); // 3
 * weightedMean([1, 2, 6], { weights: [1, 1, 0] }); // 1.5
 * ```
 */
export function weightedMean(values: ArrayLike<number>, options: WeightedMeanOptions = {}): number {
  const { weights } = options;
  checkFinite('weightedMean', 'values', values);
  if (weights) {
    checkLength('weightedMean', 'weights', weights, values.length, 'one entry per value');
    checkFinite('weightedMean', 'weights', weights);
  }
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights?.[i] ?? 1;
    sum += weight * values[i]!;
    total += weight;
  }
  return sum / total;
}
