import { checkOption, ShapeError } from '@cairn-ml/numeric';
import {
  add,
  argMax,
  floorDiv,
  gather,
  maximum,
  minimum,
  mul,
  range,
  reshape,
  sub,
  type Tensor,
  tensor,
  tidy,
} from '@cairn-ml/tensor';
import type { DecodedKeypoints } from '../codec-options.js';
import { findPeaks } from '../internal/find-peaks.js';
import { checkKernelSize } from '../internal/read.js';
import { createRefiner, type RefinementMethod } from '../internal/refiners.js';
import { checkGrid, gridScale, type HeatmapGrid } from '../internal/tensor/heatmap-codec.js';
import { checkTensor } from '../internal/tensor/map-weights.js';

/** Options of {@link decodeHeatmaps}. */
export interface DecodeHeatmapsOptions extends HeatmapGrid {
  /** How maxima are moved between pixels. Default `'darkUdp'`; see `refineKeypoints` of `@cairn-ml/landmarks`. */
  method?: RefinementMethod;
  /** Taps of the blur before the logarithm, odd. Default 11, which suits sigma 2; 17 suits sigma 3. */
  blurKernelSize?: number;
}

/**
 * Landmarks from heatmaps on a device: maxima are found there, and only a window around each is read back and refined in float64.
 *
 * The numbers are those of `decodeUdp` and `decodeMsra` in mode `'exact'`.
 *
 * @param heatmaps - `[batch, landmarks, height, width]`. Not disposed.
 * @returns A promise of x, y of each landmark in pixels of the input, flat, and its highest response; NaN for a map without a positive value.
 * @throws {ShapeError} for heatmaps of another shape
 * @throws {InvalidArgumentError} for NaN and infinite maxima, and bad options
 *
 * @example
 * ```ts
 * import { decodeHeatmaps, gaussianHeatmaps } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const maps = gaussianHeatmaps(tensor([[[100.3, 77.7]]]), { inputSize: [192, 256], heatmapSize: [48, 64] });
 * const { keypoints } = await decodeHeatmaps(maps, { inputSize: [192, 256] });
 * keypoints; // [100.300, 77.700]
 * ```
 *
 * Source: as `decodeUdp`.
 */
export async function decodeHeatmaps(heatmaps: Tensor, options: DecodeHeatmapsOptions): Promise<DecodedKeypoints> {
  const { method = 'darkUdp', blurKernelSize = 11 } = options;
  checkTensor('decodeHeatmaps', 'heatmaps', heatmaps);
  if (heatmaps.rank !== 4)
    throw new ShapeError('decodeHeatmaps', 'heatmaps', 'be [batch, landmarks, height, width]', heatmaps.shape);
  checkGrid('decodeHeatmaps', options);
  checkOption('decodeHeatmaps', 'method', method, ['quarter', 'dark', 'darkUdp']);
  checkKernelSize('decodeHeatmaps', 'blurKernelSize', blurKernelSize);
  const [batch, landmarks, height, width] = heatmaps.shape as [number, number, number, number];
  const count = batch * landmarks;
  // What a step reads: the pixels around the maximum, each with what the kernel reaches.
  const side = (length: number) => Math.min(length, blurKernelSize + 2);
  const [columns, rows] = [side(width), side(height)];
  const [windows, corners] = tidy(() => {
    const maps = reshape(heatmaps, [count, height * width]);
    const peak = argMax(maps, 1);
    const row = floorDiv(peak, integer(width));
    const column = sub(peak, mul(row, integer(width)));
    const first = (centre: Tensor, length: number, window: number) =>
      minimum(maximum(sub(centre, integer((window - 1) >> 1)), integer(0)), integer(length - window));
    const corner = add(mul(first(row, height, rows), integer(width)), first(column, width, columns));
    const start = reshape(add(corner, range(0, count * height * width, height * width, 'int32')), [count, 1, 1]);
    const within = add(reshape(range(0, rows * width, width, 'int32'), [rows, 1]), range(0, columns, 1, 'int32'));
    return [gather(reshape(maps, [-1]), add(start, within)), corner];
  });
  const [values, places] = await Promise.all([windows!.data<'float32'>(), corners!.data<'int32'>()]);
  windows!.dispose();
  corners!.dispose();
  const size = [columns, rows] as const;
  const refine = createRefiner(values, size, method, blurKernelSize, 'exact');
  const { keypoints, scores } = findPeaks('decodeHeatmaps', values, size, 'exact', refine);
  const [scaleX, scaleY] = gridScale(options, [width, height]);
  for (let k = 0; k < count; k++) {
    keypoints[2 * k] = (keypoints[2 * k]! + (places[k]! % width)) * scaleX;
    keypoints[2 * k + 1] = (keypoints[2 * k + 1]! + Math.floor(places[k]! / width)) * scaleY;
  }
  return { keypoints, scores };
}

/** Of int32, in which places are exact: a plain number would turn them into float32. */
function integer(value: number): Tensor {
  return tensor(value, [], 'int32');
}
