import { ShapeError } from '@cairn-ml/numeric';
import { type Comparable, readValues } from '../internal/conformance/read-values.js';

/**
 * `max |actual - expected|` over all entries; 0 when there is none.
 *
 * NaN equals NaN, and an infinity the same infinity; beside anything else they give `Infinity`. Tensors are read, not disposed.
 *
 * @param actual - A tensor, nested arrays, or a typed array, of which only the length is compared.
 * @throws {ShapeError} when the shapes differ
 *
 * @example
 * ```ts
 * import { init, sqrt, tensor } from '@cairn-ml/tensor';
 * import { maxDifference } from '@cairn-ml/tensor/testing';
 *
 * await init();
 * await maxDifference(sqrt(tensor([4, 9])), [2, 3.5]); // 0.5
 * ```
 */
export async function maxDifference(actual: Comparable, expected: Comparable): Promise<number> {
  const [a, b] = await Promise.all([readValues(actual), readValues(expected)]);
  const shape = a.shape ?? [a.values.length];
  const wanted = b.shape ?? [b.values.length];
  const same = a.shape && b.shape ? String(shape) === String(wanted) : a.values.length === b.values.length;
  if (!same) throw new ShapeError('maxDifference', 'actual', `have the shape of \`expected\` ([${wanted}])`, shape);
  let largest = 0;
  for (let i = 0; i < a.values.length; i++) largest = Math.max(largest, distance(a.values[i]!, b.values[i]!));
  return largest;
}

function distance(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  const difference = Math.abs(a - b);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}
