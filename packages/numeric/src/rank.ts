import { checkOption } from './checks.js';
import { readValues } from './internal/read-values.js';
import { sortGroups } from './internal/sort-groups.js';

/** Options of {@link rank}. */
export interface RankOptions {
  /**
   * The rank of equal values, which would take ranks i to j in some order: 'average' (default) (i + j) / 2, 'min' i, 'max' j,
   * 'dense' one more than that of the next smaller value, 'ordinal' i to j in the order of the array.
   */
  method?: 'average' | 'min' | 'max' | 'dense' | 'ordinal';
}

/**
 * The rank of each value, from 1 for the smallest.
 *
 * 0 equals -0, infinities are allowed, and of no values there are no ranks. Takes n log n steps.
 *
 * @throws {InvalidArgumentError} for NaN, naming the index, and for an unknown method
 *
 * @example
 * ```ts
 * import { rank } from '@cairn-ml/numeric';
 *
 * rank([10, 30, 20, 20]); // [1, 4, 2.5, 2.5]
 * rank([10, 30, 20, 20], { method: 'dense' }); // [1, 3, 2, 2]
 * ```
 *
 * Source: the same methods as SciPy's `rankdata`.
 */
export function rank(values: ArrayLike<number>, options: RankOptions = {}): Float64Array {
  const { method = 'average' } = options;
  checkOption('rank', 'method', method, ['average', 'min', 'max', 'dense', 'ordinal']);
  return rankRead(readValues('rank', 'values', values), method);
}

function rankRead(values: Float64Array, method: NonNullable<RankOptions['method']>): Float64Array {
  const { order, starts } = sortGroups(values);
  const ranks = new Float64Array(values.length);
  for (let group = 0; group < starts.length - 1; group++) {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    const shared = { average: (start + 1 + end) / 2, min: start + 1, max: end, dense: group + 1, ordinal: Number.NaN }[
      method
    ];
    for (let i = start; i < end; i++) ranks[order[i]!] = method === 'ordinal' ? i + 1 : shared;
  }
  return ranks;
}
