import { checkNumber, checkOption } from '@cairn-ml/numeric';
import type { DecodedKeypoints, EncodedHeatmaps, HeatmapCodecOptions, TargetOptions } from './codec-options.js';
import { gaussianKernel } from './gaussian-kernel.js';
import { blurMap } from './internal/blur-map.js';
import { scaleKeypoints } from './internal/find-peaks.js';
import { indexOfMaximum } from './internal/index-of-maximum.js';
import { checkKernelSize, checkSize, countMaps, readFloats, readVisible, startMaps } from './internal/read.js';
import { udpDecodeScale, udpEncodeScale } from './internal/udp-scale.js';

/** Options of {@link encodeUdpCombined} and {@link decodeUdpCombined}. */
export interface UdpCombinedOptions extends HeatmapCodecOptions {
  /** Radius of the disc around a landmark, over the longer side of the heatmap. Default 0.0546875, which is 3.5 of 64 pixels. */
  radiusFactor?: number;
  /** The class map is blurred with `2 blurKernelSize + 1` taps before its maximum is sought. Odd, default 11. */
  blurKernelSize?: number;
}

/**
 * Class and offset maps of landmarks ("combined" UDP): three maps per landmark, a disc of ones, and the way to the landmark along x and
 * along y.
 *
 * With `mu = keypoint · (heatmapSize - 1) / (inputSize - 1)` and `r = radiusFactor · max(heatmapSize)`: the class is 1 where
 * `|mu - p| <= r`, the offsets are `(mu - p) / r` everywhere. A landmark whose disc has no pixel gets weight 0; in mode `'mmpose'` it keeps
 * its weight.
 *
 * @param keypoints - x, y of each landmark in pixels of the input, flat: of any number of images.
 * @returns `heatmaps` as `[landmark][class, x, y][row][column]`, flat.
 * @throws {ShapeError} when `keypoints`, `visible` or `into` have a wrong length
 * @throws {InvalidArgumentError} for a labelled landmark without finite coordinates, and bad options
 *
 * @example
 * ```ts
 * import { decodeUdpCombined, encodeUdpCombined } from '@cairn-ml/landmarks';
 *
 * const codec = { inputSize: [192, 256], heatmapSize: [48, 64] } as const;
 * const { heatmaps } = encodeUdpCombined([100.3, 77.7], codec);
 * decodeUdpCombined(heatmaps, codec).keypoints; // [100.3000, 77.7000]
 * ```
 *
 * Source: Huang et al. 2020. Mode `'mmpose'`: `UDPHeatmap(heatmap_type='combined')` of mmpose (759b39c).
 */
export function encodeUdpCombined<Maps extends Float32Array | Float64Array = Float32Array>(
  keypoints: ArrayLike<number>,
  options: UdpCombinedOptions & TargetOptions<Maps>,
): EncodedHeatmaps<Maps> {
  const { heatmapSize, mode = 'exact' } = options;
  const radius = checkCombined('encodeUdpCombined', options);
  const weights = readVisible('encodeUdpCombined', keypoints, options.visible);
  const [width, height] = heatmapSize;
  const size = width * height;
  const maps = startMaps('encodeUdpCombined', weights.length * 3 * size, options.into);
  const { toX, toY } = udpEncodeScale(options);
  for (let k = 0; k < weights.length; k++) {
    if (weights[k]! < 0.5) continue;
    const x = toX(keypoints[2 * k]!);
    const y = toY(keypoints[2 * k + 1]!);
    let isVisible = mode === 'mmpose';
    for (let row = 0, i = 3 * k * size; row < height; row++) {
      const offsetY = (y - row) / radius;
      for (let column = 0; column < width; column++, i++) {
        const offsetX = (x - column) / radius;
        const isInside = offsetX * offsetX + offsetY * offsetY <= 1;
        isVisible ||= isInside;
        maps[i] = isInside ? 1 : 0;
        maps[i + size] = offsetX;
        maps[i + 2 * size] = offsetY;
      }
    }
    if (!isVisible) weights[k] = 0;
  }
  return { heatmaps: maps, weights };
}

/**
 * Landmarks from such maps: the maximum of the blurred class map, and the offsets there, times `(inputSize - 1) / (heatmapSize - 1)`.
 * The score is the class at the maximum. A class map without a positive value has the landmark NaN.
 *
 * Mode `'mmpose'` multiplies by `inputSize / (heatmapSize - 1)`, see {@link decodeUdp}, has the blurred class as score (0.35 for a perfect
 * disc), and for a class map without response adds the offsets of some other pixel to -1.
 *
 * @param heatmaps - `[landmark][class, x, y][row][column]`, flat: of any number of images. Not changed.
 * @throws {ShapeError} when `heatmaps` does not hold three whole maps per landmark
 * @throws {InvalidArgumentError} for NaN and infinite maxima, and bad options
 *
 * @example
 * ```ts
 * import { decodeUdpCombined, encodeUdpCombined } from '@cairn-ml/landmarks';
 *
 * const codec = { inputSize: [192, 256], heatmapSize: [48, 64], mode: 'mmpose' } as const;
 * const { heatmaps } = encodeUdpCombined([100.3, 77.7], codec);
 * const { keypoints, scores } = decodeUdpCombined(heatmaps, codec);
 * keypoints; // [100.825, 78.005]
 * scores; // [0.350]
 * ```
 *
 * Source: as {@link encodeUdpCombined}.
 */
export function decodeUdpCombined(heatmaps: ArrayLike<number>, options: UdpCombinedOptions): DecodedKeypoints {
  const { heatmapSize, blurKernelSize = 11, mode = 'exact' } = options;
  const radius = checkCombined('decodeUdpCombined', options);
  const count = countMaps('decodeUdpCombined', 'heatmaps', heatmaps, heatmapSize, 3);
  const maps = readFloats(heatmaps);
  const [width, height] = heatmapSize;
  const size = width * height;
  const kernel = gaussianKernel(2 * blurKernelSize + 1);
  const keypoints = new Float64Array(2 * count);
  const scores = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const start = 3 * k * size;
    indexOfMaximum('decodeUdpCombined', 'heatmaps', maps, start, start + size); // refuses NaN
    const blurred = blurMap(maps, start, width, height, kernel, 'mirror');
    const index = indexOfMaximum('decodeUdpCombined', 'heatmaps', blurred, 0, size);
    const hasResponse = blurred[index]! > 0;
    scores[k] = mode === 'mmpose' ? blurred[index]! : maps[start + index]!;
    if (hasResponse || mode === 'mmpose') {
      const [x, y] = hasResponse ? [index % width, Math.floor(index / width)] : [-1, -1];
      // NumPy counts a negative index from the end of the offsets of all landmarks.
      const pixel = (k * size + x + y * width + count * size) % (count * size);
      const at = 3 * size * Math.floor(pixel / size) + (pixel % size);
      keypoints[2 * k] = x + maps[at + size]! * radius;
      keypoints[2 * k + 1] = y + maps[at + 2 * size]! * radius;
    } else {
      keypoints.fill(Number.NaN, 2 * k, 2 * k + 2);
    }
  }
  scaleKeypoints(keypoints, ...udpDecodeScale(options));
  return { keypoints, scores };
}

/** Returns the radius of the disc in pixels of the heatmap. */
function checkCombined(caller: string, options: UdpCombinedOptions): number {
  const { radiusFactor = 0.0546875 } = options;
  checkSize(caller, 'inputSize', options.inputSize, 2);
  checkSize(caller, 'heatmapSize', options.heatmapSize, 2);
  checkNumber(caller, 'radiusFactor', radiusFactor, { min: Number.MIN_VALUE });
  checkKernelSize(caller, 'blurKernelSize', options.blurKernelSize ?? 11);
  checkOption(caller, 'mode', options.mode ?? 'exact', ['exact', 'mmpose']);
  return radiusFactor * Math.max(...options.heatmapSize);
}
