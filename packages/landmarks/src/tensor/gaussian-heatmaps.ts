import { checkNumber, ShapeError } from '@cairn-ml/numeric';
import {
  div,
  exp,
  expandDims,
  greaterEqual,
  mul,
  neg,
  range,
  reshape,
  slice,
  square,
  squeeze,
  sub,
  type Tensor,
  tidy,
  where,
} from '@cairn-ml/tensor';
import type { Size } from '../codec-options.js';
import { checkSize } from '../internal/read.js';
import { checkGrid, gridScale, type HeatmapGrid } from '../internal/tensor/heatmap-codec.js';
import { checkTensor, sameShape } from '../internal/tensor/map-weights.js';

export type { HeatmapGrid } from '../internal/tensor/heatmap-codec.js';

/** Options of {@link gaussianHeatmaps}. */
export interface GaussianHeatmapsOptions extends HeatmapGrid {
  /** Size of one heatmap. */
  heatmapSize: Size;
  /** Standard deviation of the Gaussian in pixels of the heatmap. Default 2; MedSapiens uses 3. */
  sigma?: number;
  /** One number per landmark, `[batch, landmarks]`, default 1: below 0.5 the landmark may be NaN and its map is empty. */
  visible?: Tensor;
}

/**
 * Heatmaps of landmarks on the device: a Gaussian of height 1 around the true position, over the whole map. Differentiable in the landmarks.
 *
 * `exp(-|p - mu|² / (2 sigma²))` with mu the landmark in pixels of the heatmap. `encodeUdp` draws the same on the host, cut off at 3 sigma.
 *
 * @param keypoints - x and y in pixels of the input, `[batch, landmarks, 2]`.
 * @returns `[batch, landmarks, height, width]`.
 * @throws {ShapeError} for landmarks of another shape
 * @throws {InvalidArgumentError} for bad sizes, or a `sigma` that is not positive
 *
 * @example
 * ```ts
 * import { gaussianHeatmaps } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const maps = gaussianHeatmaps(tensor([[[2, 0]]]), { inputSize: [3, 2], heatmapSize: [3, 2], sigma: 1 });
 * await maps.data(); // Float32Array [0.1353, 0.6065, 1, 0.0821, 0.3679, 0.6065]
 * ```
 *
 * Source: Huang et al. 2020 (UDP), Zhang et al. 2020 (DARK), whose unbiased encoding draws the whole map.
 */
export function gaussianHeatmaps(keypoints: Tensor, options: GaussianHeatmapsOptions): Tensor {
  const { heatmapSize, sigma = 2, visible } = options;
  checkTensor('gaussianHeatmaps', 'keypoints', keypoints);
  const { shape } = keypoints;
  if (shape.length !== 3 || shape[2] !== 2)
    throw new ShapeError('gaussianHeatmaps', 'keypoints', 'be [batch, landmarks, 2]', shape);
  if (visible && !sameShape(visible.shape, shape.slice(0, 2)))
    throw new ShapeError('gaussianHeatmaps', 'visible', `be [${shape[0]}, ${shape[1]}]`, visible.shape);
  checkGrid('gaussianHeatmaps', options);
  checkSize('gaussianHeatmaps', 'heatmapSize', heatmapSize, 2);
  checkNumber('gaussianHeatmaps', 'sigma', sigma, { min: Number.MIN_VALUE });
  const scale = gridScale(options, heatmapSize);
  return tidy(() => {
    const isVisible = visible && greaterEqual(visible, 0.5);
    const along = (axis: 0 | 1) => {
      const coordinate = squeeze(slice(keypoints, [0, 0, axis], [-1, -1, 1]), [2]);
      const known = isVisible ? (where(isVisible, coordinate, 0) as Tensor) : coordinate;
      const distance = sub(range(0, heatmapSize[axis]), expandDims(div(known, scale[axis]), 2));
      return exp(neg(div(square(distance), 2 * sigma ** 2)));
    };
    const maps = mul(expandDims(along(0), 2), expandDims(along(1), 3));
    return isVisible ? mul(maps, where(reshape(isVisible, [shape[0]!, shape[1]!, 1, 1]), 1, 0)) : maps;
  });
}
