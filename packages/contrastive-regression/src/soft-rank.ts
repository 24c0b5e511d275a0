import { argsort, checkFinite, checkLength, checkOption } from '@cairn-ml/numeric';
import { checkPositive } from './internal/check-positive.js';
import { isotonic, isotonicProduct } from './internal/isotonic.js';

/** Options of {@link softRank} and `softSort`. */
export interface SoftOrderOptions {
  /** How soft: 0 would be the hard ranks, and large values draw all ranks to their mean. In units of the values. Default 1. */
  strength?: number;
  /** `'ascending'` (default) or `'descending'`. */
  direction?: 'ascending' | 'descending';
  /** The geometry of the projection. Default `'l2'`. */
  regularization?: 'l2' | 'kl';
}

/** Soft ranks, and the products of their Jacobian J with vectors. */
export interface SoftRankResult {
  /** One rank per value, from 1 to n. */
  ranks: Float64Array;
  /** `J v`, for `J_ij = ∂rank_i / ∂value_j`. */
  jacobianProduct(vector: ArrayLike<number>): Float64Array;
  /** `Jᵀ g`: the gradient by the values from the gradient by the ranks. */
  gradient(gradient: ArrayLike<number>): Float64Array;
}

/**
 * Differentiable ranks: the projection of `±values / strength` onto the permutahedron, the convex hull of all rankings.
 *
 * Sorted descending as s, with `w = (n, …, 1)` (or its logarithm for `'kl'`), `rank = s - v` (or its exponential), v being the decreasing sequence
 * nearest to `s - w`. O(n log n) by pooling adjacent violators; the products are exact and O(n). Equal values have equal ranks; no value
 * gives no rank.
 *
 * Computed in float64 on the host. Inside a loss of tensors, read the values first and use `gradient` as a constant factor: `sum(mul(values, g))`
 * has the gradient g.
 *
 * @throws {ShapeError} when a vector has another length
 * @throws {InvalidArgumentError} for values that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { softRank } from '@cairn-ml/contrastive-regression';
 *
 * const { ranks, gradient } = softRank([2.9, 0.1, 1.2, -3, 0.5]);
 * ranks; // Float64Array [5, 2.5, 3.6, 1, 2.9]
 * gradient([0, 1, 0, 0, 0]); // Float64Array [0, 0.667, -0.333, 0, -0.333]
 * ```
 *
 * Source: Blondel, Teboul, Berthet and Djolonga 2020, Fast differentiable sorting and ranking, propositions 3 and 4.
 */
export function softRank(values: ArrayLike<number>, options: SoftOrderOptions = {}): SoftRankResult {
  const { strength, sign, regularization } = readSoftOptions('softRank', values, options);
  const count = values.length;
  const order = argsort(Float64Array.from(values, (value) => -sign * value));
  const s = Float64Array.from(order, (i) => (sign * values[i]!) / strength);
  const kl = regularization === 'kl';
  const w = Float64Array.from({ length: count }, (_, k) => (kl ? Math.log(count - k) : count - k));
  const solution = isotonic(s, w, regularization);
  const ranks = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const projected = s[k]! - solution.values[k]!;
    ranks[order[k]!] = kl ? Math.exp(projected) : projected;
  }

  function product(vector: Float64Array, side: 'jacobian' | 'transposed'): Float64Array {
    const sorted = Float64Array.from(order, (i) => vector[i]!);
    const pooled = isotonicProduct(solution, s, sorted, regularization, side);
    const result = new Float64Array(count);
    for (let k = 0; k < count; k++) result[order[k]!] = (sign * (sorted[k]! - pooled[k]!)) / strength;
    return result;
  }

  return {
    ranks,
    jacobianProduct(vector) {
      const result = product(readVector('softRank', vector, count), 'jacobian');
      return kl ? result.map((entry, i) => entry * ranks[i]!) : result;
    },
    gradient(gradient) {
      const read = readVector('softRank', gradient, count);
      return product(kl ? read.map((entry, i) => entry * ranks[i]!) : read, 'transposed');
    },
  };
}

/** Checks values and options; `sign` is 1 for ascending order. */
export function readSoftOptions(caller: string, values: ArrayLike<number>, options: SoftOrderOptions) {
  const { strength = 1, direction = 'ascending', regularization = 'l2' } = options;
  checkFinite(caller, 'values', values);
  checkPositive(caller, 'strength', strength);
  checkOption(caller, 'direction', direction, ['ascending', 'descending']);
  checkOption(caller, 'regularization', regularization, ['l2', 'kl']);
  return { strength, sign: direction === 'ascending' ? 1 : -1, regularization };
}

/** A vector of `count` finite numbers, copied. */
export function readVector(caller: string, vector: ArrayLike<number>, count: number): Float64Array {
  checkLength(caller, 'vector', vector, count, 'one entry per value');
  checkFinite(caller, 'vector', vector);
  return Float64Array.from(vector);
}
