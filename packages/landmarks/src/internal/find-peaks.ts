import type { CodecMode, DecodedKeypoints, Size } from '../codec-options.js';
import { indexOfMaximum } from './index-of-maximum.js';
import type { FloatArray } from './read.js';
import type { Peak, Refiner } from './refiners.js';

/** Where each map is largest, in pixels of the map, and how large. Maps without a positive value: NaN, or (-1, -1) in mmpose. */
export function findPeaks(
  caller: string,
  maps: FloatArray,
  [width, height]: Size,
  mode: CodecMode,
  refine?: Refiner,
): DecodedKeypoints {
  const size = width * height;
  const count = maps.length / size;
  const keypoints = new Float64Array(2 * count);
  const scores = new Float64Array(count);
  const peak: Peak = { start: 0, x: 0, y: 0, maximum: 0 };
  for (let k = 0; k < count; k++) {
    const start = k * size;
    const index = indexOfMaximum(caller, 'heatmaps', maps, start, start + size);
    const maximum = maps[index]!;
    scores[k] = maximum;
    if (maximum > 0) {
      peak.start = start;
      peak.x = (index - start) % width;
      peak.y = Math.floor((index - start) / width);
      peak.maximum = maximum;
      keypoints[2 * k] = peak.x;
      keypoints[2 * k + 1] = peak.y;
      refine?.(peak, keypoints, 2 * k);
    } else {
      keypoints.fill(mode === 'exact' ? Number.NaN : -1, 2 * k, 2 * k + 2);
    }
  }
  return { keypoints, scores };
}

/** Multiplies every x and every y. */
export function scaleKeypoints(keypoints: Float64Array, scaleX: number, scaleY: number): Float64Array {
  for (let i = 0; i < keypoints.length; i += 2) {
    keypoints[i]! *= scaleX;
    keypoints[i + 1]! *= scaleY;
  }
  return keypoints;
}
