import {
  clone,
  equal,
  onesLike,
  sqrt,
  square,
  norm as stock,
  sum,
  tidy,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core';

/**
 * The norm of vectors or matrices: `'euclidean'` (default), 1, 2, Infinity, -Infinity, `'fro'`. The gradient of a Euclidean norm of
 * nothing but zeros is 0 (that of tfjs is NaN).
 *
 * @example
 * ```ts
 * import { init, norm, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await norm(tensor([[3, 4], [0, 0]]), 'euclidean', 1).data(); // Float32Array [5, 0]
 * ```
 */
export const norm: typeof stock = ((x, order = 'euclidean', axis, keepDims = false) =>
  tidy(() => {
    const values = clone(x);
    if (values.rank === 0 || !isEuclidean(values.rank, order, axis)) return stock(values, order, axis, keepDims);
    const squares = sum(square(values), axis, keepDims);
    const isZero = equal(squares, zerosLike(squares));
    return where(isZero, zerosLike(squares), sqrt(where(isZero, onesLike(squares), squares)));
  })) as typeof stock;

function isEuclidean(rank: number, order: number | string, axis: number | readonly number[] | undefined): boolean {
  const isMatrix = rank > 1 && Array.isArray(axis) && axis.length === 2;
  if (isMatrix) return order === 'fro' || order === 'euclidean';
  const isVector = axis === undefined || axis === null || [axis].flat().length === 1;
  return isVector && (order === 2 || order === 'euclidean');
}
