import { checkInteger, checkLength, checkNumber, InvalidArgumentError, quantile } from '@cairn-ml/numeric';
import { squaredDistances } from '../internal/distance-transform.js';

/** Options of {@link surfaceDistances}. */
export interface SurfaceDistanceOptions {
  /** Sizes of the array, slowest axis first: `[height, width]`, `[depth, height, width]`. */
  shape: readonly number[];
  /** Length of a pixel along each axis, in the same order. Default 1. */
  spacing?: readonly number[];
}

/** What {@link surfaceDistances} returns, in units of the spacing. */
export interface SurfaceDistances {
  /** The Hausdorff distance: the largest. */
  hausdorff: number;
  /** Their 95th percentile, over both directions together, interpolated as NumPy does. */
  hausdorff95: number;
  /** The mean over both directions together (ASSD). */
  averageSymmetric: number;
}

/**
 * How far the surfaces of two masks are apart: the distances of every border pixel of each mask to the nearest one of the other.
 *
 * Border pixels have a neighbour along an axis that is not in the mask, or lie at the edge of the array.
 *
 * @param predicted - A mask, flat: what is not 0 (or false) belongs to it.
 * @param truth - The other one.
 * @throws {ShapeError} when a mask does not have the size of `shape`
 * @throws {InvalidArgumentError} for an empty mask, which has no surface, and spacings that are not positive
 *
 * @example
 * ```ts
 * import { surfaceDistances } from '@cairn-ml/landmarks/metrics';
 *
 * const [predicted, truth] = [[1, 1, 0, 0, 0, 0], [1, 1, 0, 0, 1, 0]];
 * surfaceDistances(predicted, truth, { shape: [1, 6], spacing: [1, 0.5] }); // { hausdorff: 1.5, hausdorff95: 1.2, averageSymmetric: 0.3 }
 * ```
 *
 * Source: `hd`, `hd95` and `assd` of MedPy, with its connectivity 1. MONAI's 95th percentile is the larger of the two directions'.
 */
export function surfaceDistances(
  predicted: ArrayLike<number | boolean>,
  truth: ArrayLike<number | boolean>,
  options: SurfaceDistanceOptions,
): SurfaceDistances {
  const { shape, spacing = shape.map(() => 1) } = options;
  for (const [d, length] of shape.entries()) checkInteger('surfaceDistances', `shape[${d}]`, length, { min: 1 });
  checkLength('surfaceDistances', 'spacing', spacing, shape.length, 'one entry per axis');
  for (const [d, length] of spacing.entries())
    checkNumber('surfaceDistances', `spacing[${d}]`, length, { min: Number.MIN_VALUE });
  const size = shape.reduce((product, length) => product * length, 1);
  const [a, b] = Object.entries({ predicted, truth }).map(([name, mask]) => {
    checkLength('surfaceDistances', name, mask, size, `the size of [${shape.join(', ')}]`);
    const border = borderOf(mask, shape);
    if (!border.includes(1))
      throw new InvalidArgumentError('surfaceDistances', name, 'have at least one pixel', 'an empty mask');
    return border;
  }) as [Uint8Array, Uint8Array];
  const forth = distancesFrom(a, squaredDistances(b, shape, spacing));
  const back = distancesFrom(b, squaredDistances(a, shape, spacing));
  const all = new Float64Array(forth.length + back.length);
  all.set(forth);
  all.set(back, forth.length);
  return {
    hausdorff: all.reduce((most, distance) => Math.max(most, distance), 0),
    hausdorff95: quantile(all, 0.95),
    averageSymmetric: all.reduce((sum, distance) => sum + distance, 0) / all.length,
  };
}

function borderOf(mask: ArrayLike<number | boolean>, shape: readonly number[]): Uint8Array {
  const border = new Uint8Array(mask.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis]!;
    for (let i = 0; i < border.length; i++) {
      const place = Math.floor(i / stride) % length;
      const inner = place > 0 && place < length - 1 && mask[i - stride] && mask[i + stride];
      if (mask[i] && !inner) border[i] = 1;
    }
    stride *= length;
  }
  return border;
}

function distancesFrom(border: Uint8Array, squares: Float64Array): Float64Array {
  return squares.filter((_, i) => border[i]).map(Math.sqrt);
}
