import { checkFinite } from '@cairn-ml/numeric';
import type { Size } from './codec-options.js';
import { gaussianKernel } from './gaussian-kernel.js';
import { blurMap, rescaling } from './internal/blur-map.js';
import { indexOfMaximum } from './internal/index-of-maximum.js';
import { checkKernelSize, countMaps, readFloats } from './internal/read.js';

/** Options of {@link blurHeatmaps}. */
export interface BlurHeatmapsOptions {
  heatmapSize: Size;
  /** Taps of the kernel, odd. Default 11, which suits heatmaps of sigma 2; 17 suits sigma 3. */
  kernelSize?: number;
}

/**
 * Heatmaps blurred with a Gaussian and rescaled, so that the maximum of each map stays what it was: what DARK decoding looks at.
 *
 * Outside of a map there is 0, which pulls a maximum near the border inwards. A map of zeros stays one. Decoders do not need this
 * function: they blur the few pixels that they use.
 *
 * @param heatmaps - Maps of `heatmapSize`, row by row, flat. Not changed.
 * @throws {ShapeError} when `heatmaps` does not hold whole maps
 * @throws {InvalidArgumentError} for numbers that are not finite, an even kernel, or a bad size
 *
 * @example
 * ```ts
 * import { blurHeatmaps } from '@cairn-ml/landmarks';
 *
 * blurHeatmaps([0, 0, 0, 0, 1, 0, 0, 0, 0], { heatmapSize: [3, 3], kernelSize: 3 });
 * // [0.25, 0.5, 0.25, 0.5, 1, 0.5, 0.25, 0.5, 0.25]
 * ```
 *
 * Source: `gaussian_blur` of mmpose (759b39c), after Zhang et al. 2020 (DARK), equation 10.
 */
export function blurHeatmaps(heatmaps: ArrayLike<number>, options: BlurHeatmapsOptions): Float64Array {
  const { heatmapSize, kernelSize = 11 } = options;
  const count = countMaps('blurHeatmaps', 'heatmaps', heatmaps, heatmapSize);
  checkKernelSize('blurHeatmaps', 'kernelSize', kernelSize);
  checkFinite('blurHeatmaps', 'heatmaps', heatmaps);
  const maps = readFloats(heatmaps);
  const [width, height] = heatmapSize;
  const size = width * height;
  const kernel = gaussianKernel(kernelSize);
  const result = new Float64Array(maps.length);
  for (let k = 0; k < count; k++) {
    const blurred = blurMap(maps, k * size, width, height, kernel, 'zero');
    const maximum = maps[indexOfMaximum('blurHeatmaps', 'heatmaps', maps, k * size, (k + 1) * size)]!;
    const factor = rescaling(maximum, blurred);
    for (let i = 0; i < size; i++) result[k * size + i] = blurred[i]! * factor;
  }
  return result;
}
