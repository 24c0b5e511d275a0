import { checkInteger, ShapeError } from '@cairn-ml/numeric';
import { type FlipPairs, flipOrder, landmarksPerImage } from './internal/flip-order.js';

/** Options of {@link flipSimcc}. */
export interface FlipSimccOptions {
  /** Bins along x, and along y. */
  bins: readonly [x: number, y: number];
  /** Landmarks that a mirror exchanges, each once. Default none. */
  flipPairs?: FlipPairs;
  /** Landmarks of one image, when there are several images. Default all. */
  numLandmarks?: number;
}

/**
 * Distributions of a mirrored image over bins of x and y, mirrored back: the flip test of SimCC.
 *
 * Bins of x are reversed, those of y are not, and paired landmarks change places.
 *
 * @param x - `[image][landmark][bin]`, flat. Not changed.
 * @param y - The same along y.
 * @throws {ShapeError} when `x` and `y` do not hold whole lines of as many landmarks
 * @throws {InvalidArgumentError} for pairs that name a landmark twice or that does not exist, and bad options
 *
 * @example
 * ```ts
 * import { flipSimcc } from '@cairn-ml/landmarks';
 *
 * flipSimcc([1, 2, 3, 4, 5, 6], [1, 2, 3, 4], { bins: [3, 2], flipPairs: [[0, 1]] });
 * // { x: [6, 5, 4, 3, 2, 1], y: [3, 4, 1, 2] }
 * ```
 *
 * Source: `flip_vectors` of mmpose (759b39c).
 */
export function flipSimcc(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: FlipSimccOptions,
): { x: Float32Array | Float64Array; y: Float32Array | Float64Array } {
  const { bins, flipPairs = [] } = options;
  for (const [axis, count] of bins.entries()) checkInteger('flipSimcc', `bins[${axis}]`, count, { min: 1 });
  const total = x.length / bins[0];
  if (!Number.isInteger(total)) {
    throw new ShapeError('flipSimcc', 'x', `hold ${bins[0]} bins per landmark`, [x.length]);
  }
  if (y.length !== total * bins[1]) {
    throw new ShapeError('flipSimcc', 'y', `hold ${bins[1]} bins for each of ${total} landmarks`, [y.length]);
  }
  const count = landmarksPerImage('flipSimcc', total, options.numLandmarks);
  const order = flipOrder('flipSimcc', flipPairs, count);
  const flip = (values: ArrayLike<number>, length: number, isReversed: boolean) => {
    const flipped = values instanceof Float32Array ? new Float32Array(values.length) : new Float64Array(values.length);
    for (let k = 0; k < total; k++) {
      const from = (k - (k % count) + order[k % count]!) * length;
      for (let i = 0; i < length; i++) {
        flipped[k * length + i] = values[from + (isReversed ? length - 1 - i : i)]!;
      }
    }
    return flipped;
  };
  return { x: flip(x, bins[0], true), y: flip(y, bins[1], false) };
}
