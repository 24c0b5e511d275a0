import { checkOption } from '@cairn-ml/numeric';
import type { Size } from './codec-options.js';
import { type FlipPairs, flipOrder, landmarksPerImage } from './internal/flip-order.js';
import { countMaps } from './internal/read.js';

export type { FlipPairs } from './internal/flip-order.js';

/** Options of {@link flipHeatmaps}. */
export interface FlipHeatmapsOptions {
  heatmapSize: Size;
  /** Landmarks that a mirror exchanges, each once. Default none, as for a view from the side or MedSapiens' data sets. */
  flipPairs?: FlipPairs;
  /** Maps per landmark: `'heatmap'` one (default), `'combined'` class, x and y offset, `'offset'` x and y offset. */
  kind?: 'heatmap' | 'combined' | 'offset';
  /**
   * Whether everything moves one pixel to the right, the first column staying. Right where scale is `inputSize / heatmapSize` (MSRA); UDP
   * needs none. Default false; mmpose has true.
   */
  shift?: boolean;
  /** Landmarks of one image, when there are several images. Default all. */
  numLandmarks?: number;
}

/**
 * Heatmaps of a mirrored image, mirrored back, so that they can be averaged with those of the image: a flip test.
 *
 * Columns are reversed, paired landmarks change places, and offsets along x change sign.
 *
 * @param heatmaps - `[image][landmark][map of kind][row][column]`, flat. Not changed.
 * @returns The same layout, `Float32Array` for one, otherwise `Float64Array`.
 * @throws {ShapeError} when `heatmaps` does not hold whole maps
 * @throws {InvalidArgumentError} for pairs that name a landmark twice or that does not exist, and bad options
 *
 * @example
 * ```ts
 * import { averageHeatmaps, flipHeatmaps } from '@cairn-ml/landmarks';
 *
 * const options = { heatmapSize: [3, 1], flipPairs: [[0, 1]] } as const;
 * const ofImage = [1, 0, 0, 0, 0, 1];
 * const ofMirrored = [1, 0, 0, 0, 1, 0];
 * flipHeatmaps(ofMirrored, options); // [0, 1, 0, 0, 0, 1]
 * averageHeatmaps([ofImage, flipHeatmaps(ofMirrored, options)]); // [0.5, 0.5, 0, 0, 0, 1]
 * ```
 *
 * Source: `flip_heatmaps` of mmpose (759b39c).
 */
export function flipHeatmaps(heatmaps: ArrayLike<number>, options: FlipHeatmapsOptions): Float32Array | Float64Array {
  const { heatmapSize, flipPairs = [], kind = 'heatmap', shift = false } = options;
  checkOption('flipHeatmaps', 'kind', kind, ['heatmap', 'combined', 'offset']);
  const maps = { heatmap: 1, combined: 3, offset: 2 }[kind];
  const total = countMaps('flipHeatmaps', 'heatmaps', heatmaps, heatmapSize, maps);
  const count = landmarksPerImage('flipHeatmaps', total, options.numLandmarks);
  const order = flipOrder('flipHeatmaps', flipPairs, count);
  const [width, height] = heatmapSize;
  const size = width * height;
  const result =
    heatmaps instanceof Float32Array ? new Float32Array(heatmaps.length) : new Float64Array(heatmaps.length);
  const offsetX = { heatmap: -1, combined: 1, offset: 0 }[kind];
  const moved = shift ? 1 : 0;
  for (let k = 0; k < total; k++) {
    const source = k - (k % count) + order[k % count]!;
    for (let map = 0; map < maps; map++) {
      const sign = map === offsetX ? -1 : 1;
      for (let y = 0; y < height; y++) {
        const to = (k * maps + map) * size + y * width;
        const last = (source * maps + map) * size + y * width + width - 1;
        for (let x = 0; x < width; x++) result[to + x] = sign * heatmaps[last - Math.max(0, x - moved)]!;
      }
    }
  }
  return result;
}
