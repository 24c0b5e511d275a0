import { argsort } from '@cairn-ml/numeric';
import { isotonic, isotonicProduct } from './internal/isotonic.js';
import { readSoftOptions, readVector, type SoftOrderOptions } from './soft-rank.js';

/** Softly sorted values, and the products of their Jacobian J with vectors. */
export interface SoftSortResult {
  /** As many as values, in the direction asked for. */
  sorted: Float64Array;
  /** `J v`, for `J_ij = ∂sorted_i / ∂value_j`. */
  jacobianProduct(vector: ArrayLike<number>): Float64Array;
  /** `Jᵀ g`: the gradient by the values from the gradient by the sorted values. */
  gradient(gradient: ArrayLike<number>): Float64Array;
}

/**
 * Differentiable sorting: the projection of `(n, …, 1) / strength` onto the convex hull of all orders of the values.
 *
 * With s the values sorted descending (their negatives for `'ascending'`) and v the decreasing sequence nearest to `w - s`, sorted = `w - v`,
 * `w = (n, …, 1) / strength`. Large strengths draw all entries to their mean. O(n log n); the products are exact and O(n). Computed in float64
 * on the host, as `softRank`.
 *
 * @throws {ShapeError} when a vector has another length
 * @throws {InvalidArgumentError} for values that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { softSort } from '@cairn-ml/contrastive-regression';
 *
 * softSort([2.9, 0.1, 1.2, -3, 0.5], { strength: 0.1 }).sorted; // Float64Array [-3, 0.1, 0.5, 1.2, 2.9]
 * softSort([2.9, 0.1, 1.2, -3, 0.5]).sorted; // Float64Array [-1.66, -0.66, 0.34, 1.34, 2.34]
 * ```
 *
 * Source: Blondel, Teboul, Berthet and Djolonga 2020, Fast differentiable sorting and ranking, propositions 3 and 4.
 */
export function softSort(values: ArrayLike<number>, options: SoftOrderOptions = {}): SoftSortResult {
  const { strength, sign, regularization } = readSoftOptions('softSort', values, options);
  const count = values.length;
  const order = argsort(Float64Array.from(values, (value) => sign * value));
  const s = Float64Array.from(order, (i) => -sign * values[i]!);
  const w = Float64Array.from({ length: count }, (_, k) => (count - k) / strength);
  const solution = isotonic(w, s, regularization);
  const sorted = w.map((place, k) => -sign * (place - solution.values[k]!));

  return {
    sorted,
    jacobianProduct(vector) {
      const read = readVector('softSort', vector, count);
      return isotonicProduct(
        solution,
        s,
        Float64Array.from(order, (i) => read[i]!),
        regularization,
        'jacobian',
      );
    },
    gradient(gradient) {
      const product = isotonicProduct(
        solution,
        s,
        readVector('softSort', gradient, count),
        regularization,
        'transposed',
      );
      const result = new Float64Array(count);
      for (let k = 0; k < count; k++) result[order[k]!] = product[k]!;
      return result;
    },
  };
}
