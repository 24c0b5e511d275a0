import { checkNumber, checkOption } from '@cairn-ml/numeric';
import type { DecodedKeypoints, EncodedHeatmaps, HeatmapCodecOptions, TargetOptions } from './codec-options.js';
import { findPeaks, scaleKeypoints } from './internal/find-peaks.js';
import { drawProduct, patch, patchOfMmpose, whole, wholeOfMmpose } from './internal/gaussian-target.js';
import { checkKernelSize, checkSize, countMaps, readFloats, readVisible, startMaps } from './internal/read.js';
import { createRefiner } from './internal/refiners.js';

/** Options of {@link encodeMsra} and {@link decodeMsra}. */
export interface MsraOptions extends HeatmapCodecOptions {
  /** Standard deviation of the Gaussian in pixels of the heatmap. Default 2. */
  sigma?: number;
  /**
   * Whether the Gaussian sits between pixels, and DARK reads it (Zhang et al. 2020). Default false: it sits on the nearest pixel, and the
   * maximum moves by a quarter of a pixel.
   */
  unbiased?: boolean;
  /** Taps of the blur of DARK, odd. Default 11, which suits sigma 2; 17 suits sigma 3. */
  blurKernelSize?: number;
}

/**
 * Heatmaps of landmarks as "simple baselines" and HRNet train on them: one Gaussian of height 1 per landmark.
 *
 * With `mu = keypoint · heatmapSize / inputSize`: `exp(-|p - round(mu)|² / (2 sigma²))` within 3 sigma, or with `unbiased`
 * `exp(-|p - mu|² / (2 sigma²))` everywhere. A landmark of which nothing lies within the map gets weight 0.
 *
 * Mode `'mmpose'` differs for coordinates below 0 (decimals are cut off: -0.6 becomes pixel 0), where 3 sigma is no whole number (the
 * Gaussian may be shifted by a pixel) and for patches that end within a pixel of the map (an empty map with weight 1).
 *
 * @param keypoints - x, y of each landmark in pixels of the input, flat: of any number of images.
 * @throws {ShapeError} when `keypoints`, `visible` or `into` have a wrong length
 * @throws {InvalidArgumentError} for a labelled landmark without finite coordinates, and bad options
 *
 * @example
 * ```ts
 * import { decodeMsra, encodeMsra } from '@cairn-ml/landmarks';
 *
 * const codec = { inputSize: [192, 256], heatmapSize: [48, 64], unbiased: true } as const;
 * const { heatmaps, weights } = encodeMsra([100.3, 77.7], codec);
 * weights; // [1]
 * decodeMsra(heatmaps, codec).keypoints; // [100.30, 77.70]
 * ```
 *
 * Source: Xiao, Wu and Wei 2018; Zhang et al. 2020 (DARK). Mode `'mmpose'`: `MSRAHeatmap` of mmpose (759b39c).
 */
export function encodeMsra<Maps extends Float32Array | Float64Array = Float32Array>(
  keypoints: ArrayLike<number>,
  options: MsraOptions & TargetOptions<Maps>,
): EncodedHeatmaps<Maps> {
  const { inputSize, heatmapSize, sigma = 2, unbiased = false, mode = 'exact' } = options;
  checkMsra('encodeMsra', options);
  const weights = readVisible('encodeMsra', keypoints, options.visible);
  const [width, height] = heatmapSize;
  const size = width * height;
  const maps = startMaps('encodeMsra', weights.length * size, options.into);
  const round = mode === 'mmpose' ? Math.fround : Number;
  const [scaleX, scaleY] = [round(inputSize[0] / width), round(inputSize[1] / height)];
  const released = mode === 'mmpose';
  const draw = unbiased ? (released ? wholeOfMmpose : whole) : released ? patchOfMmpose : patch;
  for (let k = 0; k < weights.length; k++) {
    if (weights[k]! < 0.5) continue;
    const x = draw(round(round(keypoints[2 * k]!) / scaleX), sigma, width, false);
    const y = draw(round(round(keypoints[2 * k + 1]!) / scaleY), sigma, height, false);
    if (x && y) drawProduct(maps, k * size, width, x, y);
    else weights[k] = 0;
  }
  return { heatmaps: maps, weights };
}

/**
 * Landmarks from such heatmaps: the maximum, moved by a quarter of a pixel towards the larger neighbour or, with `unbiased`, by DARK,
 * times `inputSize / heatmapSize`. The score is the maximum.
 *
 * A map without a positive value has the landmark NaN. Mode `'mmpose'`: -1 heatmap pixel instead, and maxima on and beside the border are
 * not moved (true x 3 comes out as 4 at four pixels of input per pixel).
 *
 * @param heatmaps - Maps of `heatmapSize`, row by row, flat: of any number of landmarks and images. Not changed.
 * @throws {ShapeError} when `heatmaps` does not hold whole maps
 * @throws {InvalidArgumentError} for NaN and infinite maxima, and bad options
 *
 * @example
 * ```ts
 * import { decodeMsra } from '@cairn-ml/landmarks';
 *
 * const heatmap = [0, 0, 0, 0, 0, 0, 1, 0.6, 0, 0, 0.2, 0];
 * decodeMsra(heatmap, { inputSize: [16, 12], heatmapSize: [4, 3] }); // { keypoints: [9, 5], scores: [1] }
 * ```
 *
 * Source: as {@link encodeMsra}.
 */
export function decodeMsra(heatmaps: ArrayLike<number>, options: MsraOptions): DecodedKeypoints {
  const { inputSize, heatmapSize, unbiased = false, blurKernelSize = 11, mode = 'exact' } = options;
  checkMsra('decodeMsra', options);
  countMaps('decodeMsra', 'heatmaps', heatmaps, heatmapSize);
  const maps = readFloats(heatmaps);
  const refine = createRefiner(maps, heatmapSize, unbiased ? 'dark' : 'quarter', blurKernelSize, mode);
  const { keypoints, scores } = findPeaks('decodeMsra', maps, heatmapSize, mode, refine);
  scaleKeypoints(keypoints, inputSize[0] / heatmapSize[0], inputSize[1] / heatmapSize[1]);
  return { keypoints, scores };
}

/** Checks what both directions take; exported for codecs that are built on this one. */
export function checkMsra(caller: string, options: MsraOptions): void {
  checkSize(caller, 'inputSize', options.inputSize);
  checkSize(caller, 'heatmapSize', options.heatmapSize);
  checkNumber(caller, 'sigma', options.sigma ?? 2, { min: Number.MIN_VALUE });
  checkKernelSize(caller, 'blurKernelSize', options.blurKernelSize ?? 11);
  checkOption(caller, 'mode', options.mode ?? 'exact', ['exact', 'mmpose']);
}
