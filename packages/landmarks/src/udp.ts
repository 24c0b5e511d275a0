import { checkNumber, checkOption } from '@cairn-ml/numeric';
import type { DecodedKeypoints, EncodedHeatmaps, HeatmapCodecOptions, TargetOptions } from './codec-options.js';
import { findPeaks, scaleKeypoints } from './internal/find-peaks.js';
import { drawProduct, patch, patchOfMmpose } from './internal/gaussian-target.js';
import { checkKernelSize, checkSize, countMaps, readFloats, readVisible, startMaps } from './internal/read.js';
import { createRefiner } from './internal/refiners.js';
import { udpDecodeScale, udpEncodeScale } from './internal/udp-scale.js';

/** Options of {@link encodeUdp} and {@link decodeUdp}. */
export interface UdpOptions extends HeatmapCodecOptions {
  /** Standard deviation of the Gaussian in pixels of the heatmap. Default 2; MedSapiens uses 3. */
  sigma?: number;
  /** Taps of the blur before the logarithm, odd. Default 11, which suits sigma 2; 17 suits sigma 3. */
  blurKernelSize?: number;
}

/**
 * Heatmaps of landmarks by unbiased data processing (UDP), which Sapiens and MedSapiens train on: a Gaussian of height 1 around the true
 * position, where the first and last pixels of input and heatmap coincide.
 *
 * `exp(-|p - mu|² / (2 sigma²))` within 3 sigma of the pixel nearest to `mu = keypoint · (heatmapSize - 1) / (inputSize - 1)`. A landmark of
 * which nothing lies within the map gets weight 0.
 *
 * Mode `'mmpose'` differs as in {@link encodeMsra}.
 *
 * @param keypoints - x, y of each landmark in pixels of the input, flat: of any number of images.
 * @throws {ShapeError} when `keypoints`, `visible` or `into` have a wrong length
 * @throws {InvalidArgumentError} for a labelled landmark without finite coordinates, and bad options
 *
 * @example
 * ```ts
 * import { decodeUdp, encodeUdp } from '@cairn-ml/landmarks';
 *
 * const codec = { inputSize: [768, 1024], heatmapSize: [192, 256], sigma: 3 } as const;
 * const { heatmaps } = encodeUdp([400.25, 511.75, 0, 1023], codec);
 * decodeUdp(heatmaps, codec).keypoints; // [400.25, 511.75, 0.00, 1023.00]
 * ```
 *
 * Source: Huang et al. 2020, *The devil is in the details*. Mode `'mmpose'`: `UDPHeatmap` of mmpose (759b39c).
 */
export function encodeUdp<Maps extends Float32Array | Float64Array = Float32Array>(
  keypoints: ArrayLike<number>,
  options: UdpOptions & TargetOptions<Maps>,
): EncodedHeatmaps<Maps> {
  const { heatmapSize, sigma = 2, mode = 'exact' } = options;
  checkUdp('encodeUdp', options);
  const weights = readVisible('encodeUdp', keypoints, options.visible);
  const [width, height] = heatmapSize;
  const size = width * height;
  const maps = startMaps('encodeUdp', weights.length * size, options.into);
  const { toX, toY } = udpEncodeScale(options);
  const draw = mode === 'mmpose' ? patchOfMmpose : patch;
  for (let k = 0; k < weights.length; k++) {
    if (weights[k]! < 0.5) continue;
    const x = draw(toX(keypoints[2 * k]!), sigma, width, true);
    const y = draw(toY(keypoints[2 * k + 1]!), sigma, height, true);
    if (x && y) drawProduct(maps, k * size, width, x, y);
    else weights[k] = 0;
  }
  return { heatmaps: maps, weights };
}

/**
 * Landmarks from such heatmaps: the maximum, moved by one Newton step on the logarithm of the blurred map, times
 * `(inputSize - 1) / (heatmapSize - 1)`. The score is the maximum. Exact for a Gaussian, up to the border and beyond it.
 *
 * A map without a positive value has the landmark NaN.
 *
 * Mode `'mmpose'` multiplies by `inputSize / (heatmapSize - 1)`, so that a round trip stretches by `inputSize / (inputSize - 1)`: 100.3
 * becomes 100.825 at width 192. {@link restoreKeypoints} in the same mode undoes it. It also sees zeros outside of the map, which draw
 * landmarks near the border to it (3 becomes 5.85), cuts the blurred map at 0.001, and leaves a map without response at -1, or at NaN if it
 * is 0 everywhere.
 *
 * @param heatmaps - Maps of `heatmapSize`, row by row, flat: of any number of landmarks and images. Not changed; only a window around each
 *   maximum is blurred.
 * @throws {ShapeError} when `heatmaps` does not hold whole maps
 * @throws {InvalidArgumentError} for NaN and infinite maxima, and bad options
 *
 * @example
 * ```ts
 * import { decodeUdp, encodeUdp } from '@cairn-ml/landmarks';
 *
 * const codec = { inputSize: [192, 256], heatmapSize: [48, 64] } as const;
 * const { heatmaps } = encodeUdp([100.3, 77.7], codec);
 * decodeUdp(heatmaps, codec).keypoints; // [100.300, 77.700]
 * decodeUdp(heatmaps, { ...codec, mode: 'mmpose' }).keypoints; // [100.825, 78.005]
 * ```
 *
 * Source: as {@link encodeUdp}. The treatment of borders in mode `'exact'` is ours.
 */
export function decodeUdp(heatmaps: ArrayLike<number>, options: UdpOptions): DecodedKeypoints {
  const { heatmapSize, blurKernelSize = 11, mode = 'exact' } = options;
  checkUdp('decodeUdp', options);
  countMaps('decodeUdp', 'heatmaps', heatmaps, heatmapSize);
  const maps = readFloats(heatmaps);
  const refine = createRefiner(maps, heatmapSize, 'darkUdp', blurKernelSize, mode);
  const { keypoints, scores } = findPeaks('decodeUdp', maps, heatmapSize, mode, refine);
  if (mode === 'mmpose') markZeroMaps(maps, keypoints, scores);
  scaleKeypoints(keypoints, ...udpDecodeScale(options));
  return { keypoints, scores };
}

/** mmpose divides by the maximum of the blurred map. */
function markZeroMaps(maps: Float32Array | Float64Array, keypoints: Float64Array, scores: Float64Array): void {
  const size = maps.length / scores.length;
  for (const [k, score] of scores.entries()) {
    const isZero = score === 0 && maps.subarray(k * size, (k + 1) * size).every((value) => value === 0);
    if (isZero) keypoints.fill(Number.NaN, 2 * k, 2 * k + 2);
  }
}

function checkUdp(caller: string, options: UdpOptions): void {
  checkSize(caller, 'inputSize', options.inputSize, 2);
  checkSize(caller, 'heatmapSize', options.heatmapSize, 2);
  checkNumber(caller, 'sigma', options.sigma ?? 2, { min: Number.MIN_VALUE });
  checkKernelSize(caller, 'blurKernelSize', options.blurKernelSize ?? 11);
  checkOption(caller, 'mode', options.mode ?? 'exact', ['exact', 'mmpose']);
}
