import { checkLength, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { CodecMode, Size } from './codec-options.js';
import { indexOfMaximum } from './internal/index-of-maximum.js';
import { checkKernelSize, countMaps, readFloats } from './internal/read.js';
import { createRefiner, type RefinementMethod } from './internal/refiners.js';

export type { RefinementMethod } from './internal/refiners.js';

/** Options of {@link refineKeypoints}. */
export interface RefineKeypointsOptions {
  heatmapSize: Size;
  /**
   * `'quarter'`: a quarter of a pixel towards the larger neighbour. `'dark'`: one Newton step on the logarithm of the blurred map, as DARK
   * does it. `'darkUdp'`: the same as UDP does it. In mode `'exact'` the last two are one.
   */
  method: RefinementMethod;
  /** Taps of the blur before the logarithm, odd. Default 11, which suits sigma 2; 17 suits sigma 3. */
  blurKernelSize?: number;
  /**
   * Default `'exact'`: borders are treated like the rest, and what is no peak stays where it is. `'mmpose'`: `'quarter'` and `'dark'` leave
   * out pixels near the border, `'darkUdp'` is pulled to the border by the zeros outside.
   */
  mode?: CodecMode;
}

/**
 * Moves maxima of heatmaps between the pixels. Decoders do this themselves; it is for maxima from elsewhere.
 *
 * Newton's step is `-H⁻¹ g` of gradient and Hessian of `log(blur(heatmap))`, by central differences. It is exact for a Gaussian.
 *
 * @param keypoints - x, y of one pixel per map, flat; fractions are cut off. NaN and pixels outside of the map stay. Not changed.
 * @param heatmaps - As many maps of `heatmapSize`, row by row, flat.
 * @returns x, y in pixels of the heatmap.
 * @throws {ShapeError} when there are more or fewer keypoints than maps
 * @throws {InvalidArgumentError} for NaN and infinite maxima, and bad options
 *
 * @example
 * ```ts
 * import { refineKeypoints } from '@cairn-ml/landmarks';
 *
 * const gaussian = Float64Array.from({ length: 81 }, (_, i) => Math.exp(-(((i % 9) - 4.3) ** 2 + (Math.floor(i / 9) - 3.8) ** 2) / 2));
 * refineKeypoints([4, 4], gaussian, { heatmapSize: [9, 9], method: 'quarter' }); // [4.25, 3.75]
 * refineKeypoints([4, 4], gaussian, { heatmapSize: [9, 9], method: 'dark', blurKernelSize: 3 }); // [4.30, 3.80]
 * ```
 *
 * Source: Zhang et al. 2020 (DARK), Huang et al. 2020 (UDP); mode `'mmpose'`: `refine_keypoints*` of mmpose (759b39c). The treatment of
 * borders in mode `'exact'` is ours.
 */
export function refineKeypoints(
  keypoints: ArrayLike<number>,
  heatmaps: ArrayLike<number>,
  options: RefineKeypointsOptions,
): Float64Array {
  const { heatmapSize, method, blurKernelSize = 11, mode = 'exact' } = options;
  const count = countMaps('refineKeypoints', 'heatmaps', heatmaps, heatmapSize);
  checkLength('refineKeypoints', 'keypoints', keypoints, 2 * count, 'x and y for each map');
  checkOption('refineKeypoints', 'method', method, ['quarter', 'dark', 'darkUdp']);
  checkOption('refineKeypoints', 'mode', mode, ['exact', 'mmpose']);
  checkKernelSize('refineKeypoints', 'blurKernelSize', blurKernelSize);
  const maps = readFloats(heatmaps);
  const [width, height] = heatmapSize;
  const size = width * height;
  const refine = createRefiner(maps, heatmapSize, method, blurKernelSize, mode);
  const refined = Float64Array.from(keypoints);
  for (let k = 0; k < count; k++) {
    const start = k * size;
    const maximum = maps[indexOfMaximum('refineKeypoints', 'heatmaps', maps, start, start + size)]!;
    const [x, y] = [Math.trunc(refined[2 * k]!), Math.trunc(refined[2 * k + 1]!)];
    const inside = x >= 0 && x < width && y >= 0 && y < height;
    if (inside) refine({ start, x, y, maximum }, refined, 2 * k);
    else if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) {
      throw new InvalidArgumentError('refineKeypoints', `keypoints[${2 * k}]`, 'be a pixel of the map, or NaN', x);
    }
  }
  return refined;
}
