import { clone, slice, broadcastTo as stock, tidy } from '@tensorflow/tfjs-core';

/**
 * Repeats axes of size 1, and axes that `x` lacks in front, until the shape is `shape`, as NumPy does.
 *
 * @example
 * ```ts
 * import { broadcastTo, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await broadcastTo(tensor([1, 2]), [2, 2]).data(); // Float32Array [1, 2, 1, 2]
 * ```
 */
export const broadcastTo: typeof stock = ((x, shape) => {
  if (!shape.includes(0)) return stock(x, shape);
  return tidy(() => {
    // tfjs 4.22.0 leaves an axis of size 1 as it is where it has to become 0.
    const input = clone(x);
    const missing = shape.length - input.rank;
    const filled = shape.map((size, axis) => (size === 0 && input.shape[axis - missing] !== 0 ? 1 : size));
    const origin = shape.map(() => 0);
    return slice(stock(input, filled as typeof shape), origin, shape);
  });
}) as typeof stock;
