import {
  checkInteger,
  checkOption,
  type DenseMatrix,
  InvalidArgumentError,
  readSymmetricMatrix,
} from '@cairn-ml/numeric';
import { selectByDynamicProgramming } from './internal/select-by-dynamic-programming.js';
import { selectExactly } from './internal/select-exactly.js';
import { selectGreedily } from './internal/select-greedily.js';

/** Options of {@link selectRobustSamples}. */
export interface SelectRobustSamplesOptions {
  /**
   * `'dp'` (default): the dynamic programme of the authors, a heuristic, O(n² m²) at worst. `'exact'`: branch and bound, for small n or m. `'greedy'`:
   * the best pair, then the best next sample, then exchanges while they help; O(n m) per exchange.
   */
  method?: 'dp' | 'exact' | 'greedy';
  /** `'robust'` (default): the samples that vary least. `'released'`: those that vary most, which is what the released code selects. */
  variant?: 'robust' | 'released';
}

/** The selected samples. */
export interface SelectRobustSamplesResult {
  /** Ascending; all samples where there are fewer than `count`. */
  selection: Int32Array;
  /** The sum of the matrix over ordered pairs of selected samples. */
  value: number;
}

/** Subsets that branch and bound may have to look at. */
const mostSubsets = 2e7;

/**
 * Selects samples whose similarities with each other vary least over views: `count` of n, so that the sum of `variation` over their pairs is
 * smallest.
 *
 * The diagonal does not count. `count` 0 selects nothing, 1 the sample that varies least with all others.
 *
 * @param variation - n x n, symmetric, such as a `coefficientOfVariation`; Infinity counts as 1e15.
 * @throws {ShapeError} when it is not square
 * @throws {InvalidArgumentError} for NaN, -Infinity or asymmetry, a count below 0, unknown options, or more than 2e7 subsets for `'exact'`
 *
 * @example
 * ```ts
 * import { selectRobustSamples } from '@cairn-ml/contrastive-regression';
 *
 * const variation = [[0, 9, 1, 2], [9, 0, 8, 7], [1, 8, 0, 3], [2, 7, 3, 0]];
 * selectRobustSamples(variation, 3).selection; // Int32Array [0, 2, 3]
 * selectRobustSamples(variation, 3, { variant: 'released' }).selection; // Int32Array [0, 1, 2]
 * ```
 *
 * Source: authors' code of GCLSS (`minimize_matrix_sum`), which maximises despite its name; the abstract of the paper says that robust samples
 * are selected, so minimising is our default. The other methods are ours.
 */
export function selectRobustSamples(
  variation: DenseMatrix | ArrayLike<ArrayLike<number>>,
  count: number,
  options: SelectRobustSamplesOptions = {},
): SelectRobustSamplesResult {
  const caller = 'selectRobustSamples';
  const { method = 'dp', variant = 'robust' } = options;
  checkOption(caller, 'method', method, ['dp', 'exact', 'greedy']);
  checkOption(caller, 'variant', variant, ['robust', 'released']);
  checkInteger(caller, 'count', count, { min: 0 });
  const { data, size } = readSymmetricMatrix(caller, 'variation', withoutInfinity(variation)) as DenseMatrix;
  const wanted = Math.min(count, size);
  if (method === 'exact' && subsets(size, wanted) > mostSubsets)
    throw new InvalidArgumentError(caller, 'count', `leave at most ${mostSubsets} subsets`, count, "Use method: 'dp'.");
  const costs = { data: variant === 'robust' ? data : data.map((value) => -value), size };
  const selection = wanted === size ? Int32Array.from({ length: size }, (_, i) => i) : select(method, costs, wanted);
  let value = 0;
  for (const i of selection) for (const j of selection) if (i !== j) value += data[i * size + j]!;
  return { selection, value };
}

function select(method: 'dp' | 'exact' | 'greedy', costs: DenseMatrix, count: number): Int32Array {
  if (count === 0) return new Int32Array(0);
  if (count === 1) return Int32Array.of(lowestRow(costs));
  if (method === 'exact') return selectExactly(costs, count);
  return method === 'dp' ? selectByDynamicProgramming(costs, count) : selectGreedily(costs, count);
}

/** Infinity as `1e15`: sums of it and their differences are numbers. */
function withoutInfinity(matrix: DenseMatrix | ArrayLike<ArrayLike<number>>) {
  const finite = (value: number) => (value === Infinity ? 1e15 : value);
  if ('data' in matrix) return { data: matrix.data.map(finite), size: matrix.size };
  return Array.from(matrix, (row) => Array.from(row, finite));
}

/** The item with the smallest sum over the others. */
function lowestRow({ data, size }: DenseMatrix): number {
  const sums = Array.from({ length: size }, (_, i) => {
    let sum = -data[i * size + i]!;
    for (let j = 0; j < size; j++) sum += data[i * size + j]!;
    return sum;
  });
  return sums.indexOf(Math.min(...sums));
}

/** How many sets of `count` there are, or more than {@link mostSubsets}. */
function subsets(size: number, count: number): number {
  let number = 1;
  for (let k = 1; k <= Math.min(count, size - count) && number <= mostSubsets; k++)
    number = (number * (size - k + 1)) / k;
  return number;
}
