import { checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { CodecMode, Size } from './codec-options.js';
import { indexOfMaximum } from './internal/index-of-maximum.js';
import { countMaps, readFloats } from './internal/read.js';

/** Options of {@link softArgmax}. */
export interface SoftArgmaxOptions {
  heatmapSize: Size;
  /** Factor of the heatmap in the softmax, 1 over its temperature. Default 1; GeoSapiens uses 10. */
  beta?: number;
  /** How weights come from the heatmap: `'softmax'` (default), or `'sum'` for maps that are probabilities up to a factor. */
  normalization?: 'softmax' | 'sum';
  /**
   * What x and y count: `'pixels'` of the heatmap from 0 (default); `'normalized'`, pixels over the size, as integral regression has labels;
   * or `'centred'`, from -1 to 1 between the outer edges, as in DSNT.
   */
  units?: 'pixels' | 'normalized' | 'centred';
  /**
   * Whether the pull of the softmax towards the middle is taken out, which assumes that the map is 0 away from the landmark (Gu et al. 2021). Only
   * for `'softmax'`. Default false.
   */
  debias?: boolean;
  /** Default `'exact'`. In `'mmpose'` the debiasing leaves `beta` out of its sum and takes the middle of the map to be 1/2 in units of its size. */
  mode?: CodecMode;
}

/**
 * The mean position of each heatmap, weighted with its softmax: integral regression, soft-argmax, or DSNT.
 *
 * `Σ_p w_p p` with `w = softmax(beta h)` or `h / Σ h`. It is differentiable, never rounds, and is drawn towards the middle of the map by whatever lies
 * beside the landmark: more so for small `beta`. A map of equal values has its middle. `'sum'` over a map of zeros is NaN.
 *
 * With `debias` and C = Σ exp(beta h): `C / (C - n) (mean - n middle / C)` for n pixels, which removes the share of a background of exp(0) at each.
 *
 * @param heatmaps - Maps of `heatmapSize`, row by row, flat: of any number of landmarks and images.
 * @returns x, y of each map, flat.
 * @throws {ShapeError} when `heatmaps` does not hold whole maps
 * @throws {InvalidArgumentError} for NaN and infinite maxima, negative numbers with `'sum'`, and bad options
 *
 * @example
 * ```ts
 * import { softArgmax } from '@cairn-ml/landmarks';
 *
 * softArgmax([0, 0, 0, 4], { heatmapSize: [4, 1] }); // [2.8958, 0]
 * softArgmax([0, 0, 1, 1], { heatmapSize: [4, 1], normalization: 'sum' }); // [2.5, 0]
 * softArgmax([0, 0, 0, 9], { heatmapSize: [4, 1], beta: 10, units: 'centred' }); // [0.75, 0]
 * ```
 *
 * Source: Sun et al. 2018, Nibali et al. 2018, Gu et al. 2021; `IntegralRegressionHead` of mmpose (759b39c), GeoSapiens. In mode `'exact'` the
 * debiasing is our derivation.
 */
export function softArgmax(heatmaps: ArrayLike<number>, options: SoftArgmaxOptions): Float64Array {
  const {
    heatmapSize,
    beta = 1,
    normalization = 'softmax',
    units = 'pixels',
    debias = false,
    mode = 'exact',
  } = options;
  const count = countMaps('softArgmax', 'heatmaps', heatmaps, heatmapSize);
  checkNumber('softArgmax', 'beta', beta, { min: Number.MIN_VALUE });
  checkOption('softArgmax', 'normalization', normalization, ['softmax', 'sum']);
  checkOption('softArgmax', 'units', units, ['pixels', 'normalized', 'centred']);
  checkOption('softArgmax', 'mode', mode, ['exact', 'mmpose']);
  const maps = readFloats(heatmaps);
  const [width, height] = heatmapSize;
  const size = width * height;
  const result = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    const start = k * size;
    const most = maps[indexOfMaximum('softArgmax', 'heatmaps', maps, start, start + size)]!;
    let [sum, sumX, sumY, background] = [0, 0, 0, 0];
    for (let y = 0, i = start; y < height; y++) {
      let row = 0;
      for (let x = 0; x < width; x++, i++) {
        const value = maps[i]!;
        if (normalization === 'sum' && value < 0) refuseNegative(i, value);
        const weight = normalization === 'sum' ? value : Math.exp(beta * (value - most));
        row += weight;
        sumX += weight * x;
        if (debias && mode === 'mmpose') background += Math.exp(value - most);
      }
      sum += row;
      sumY += row * y;
    }
    let [x, y] = [sumX / sum, sumY / sum];
    if (debias && normalization === 'softmax') {
      // The share of the background, from sums that are relative to the maximum.
      const share = mode === 'mmpose' ? Math.exp(-most) / background : (size * Math.exp(-beta * most)) / sum;
      const [middleX, middleY] = mode === 'mmpose' ? [width / 2, height / 2] : [(width - 1) / 2, (height - 1) / 2];
      x = (x - share * middleX) / (1 - share);
      y = (y - share * middleY) / (1 - share);
    }
    result[2 * k] = inUnits(x, width, units);
    result[2 * k + 1] = inUnits(y, height, units);
  }
  return result;
}

function inUnits(pixel: number, length: number, units: 'pixels' | 'normalized' | 'centred'): number {
  if (units === 'pixels') return pixel;
  return units === 'normalized' ? pixel / length : (2 * pixel + 1) / length - 1;
}

function refuseNegative(index: number, value: number): never {
  throw new InvalidArgumentError(
    'softArgmax',
    `heatmaps[${index}]`,
    "be at least 0 with `normalization: 'sum'`",
    value,
  );
}
