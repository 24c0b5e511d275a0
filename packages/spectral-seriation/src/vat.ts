import type { MatrixInput } from '@cairn-ml/numeric';
import { readDistance } from './internal/read.js';

/**
 * The order of the visual assessment of cluster tendency (VAT): clusters become dark blocks on the diagonal of the permuted matrix.
 *
 * Starts at one end of the largest distance; then always comes the object nearest to any that came before (Prim's minimum spanning tree).
 * Among equal distances the smallest index comes first; the start is the second object of the first largest pair.
 *
 * `distance`: dense, n x n. Costs O(n²).
 *
 * @returns `order[k]` is the object at position k
 *
 * @throws {ShapeError} when `distance` is not square
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, or a diagonal that is not 0
 *
 * @example
 * ```ts
 * import { vat } from '@cairn-ml/spectral-seriation';
 *
 * vat([[0, 4, 1], [4, 0, 3], [1, 3, 0]]); // Int32Array [1, 2, 0]
 * ```
 *
 * Source: Bezdek and Hathaway 2002, VAT: a tool for visual assessment of (cluster) tendency; `VAT` of R seriation 1.4.1 (the same order).
 */
export function vat(distance: MatrixInput): Int32Array {
  const { data, size } = readDistance('vat', distance);
  const order = new Int32Array(size);
  const nearest = new Float64Array(size).fill(Infinity); // to the objects that came before
  const visited = new Uint8Array(size);
  let next = endOfLargest(data, size);
  for (let k = 0; k < size; k++) {
    order[k] = next;
    visited[next] = 1;
    const row = next * size;
    next = -1;
    for (let j = 0; j < size; j++) {
      if (visited[j]) continue;
      if (data[row + j]! < nearest[j]!) nearest[j] = data[row + j]!;
      if (next < 0 || nearest[j]! < nearest[next]!) next = j;
    }
  }
  return order;
}

function endOfLargest(data: Float64Array, size: number): number {
  let largest = 0;
  let end = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      if (data[i * size + j]! > largest) {
        largest = data[i * size + j]!;
        end = j;
      }
    }
  }
  return end;
}
