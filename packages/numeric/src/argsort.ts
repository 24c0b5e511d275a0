import { readValues } from './internal/read-values.js';
import { sortGroups } from './internal/sort-groups.js';

/** Options of {@link argsort}. */
export interface ArgsortOptions {
  /** Whether the largest value comes first. Default false. */
  descending?: boolean;
}

/**
 * The order of an array: `order[k]` is the index of the value at position k when sorted.
 *
 * Stable both ways: equal values (0 and -0 too) keep their order. Infinities are allowed. Takes n log n steps, or n where the values
 * are in order already or are integers of a small range.
 *
 * @throws {InvalidArgumentError} for NaN, naming the index
 *
 * @example
 * ```ts
 * import { argsort } from '@cairn-ml/numeric';
 *
 * argsort([0.3, 0.1, 0.2]); // [1, 2, 0]
 * argsort([1, 2, 1], { descending: true }); // [1, 0, 2]
 * ```
 *
 * Source: the same result as NumPy's `argsort(kind='stable')`.
 */
export function argsort(values: ArrayLike<number>, options: ArgsortOptions = {}): Int32Array {
  const { descending = false } = options;
  const read = readValues('argsort', 'values', values);
  return sortGroups(descending ? read.map((value) => -value) : read).order;
}
