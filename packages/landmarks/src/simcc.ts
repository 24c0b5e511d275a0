import { checkNumber, checkOption, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { CodecMode, DecodedKeypoints, Size } from './codec-options.js';
import { indexOfMaximum } from './internal/index-of-maximum.js';
import { checkSize, readFloats, readPair, readVisible } from './internal/read.js';
import { roundHalfToEven } from './internal/round-half-to-even.js';
import { createLineRefiner } from './internal/simcc-refiner.js';

/** Options of {@link encodeSimcc} and {@link decodeSimcc}. */
export interface SimccOptions {
  /** Size of the image that the network sees; landmarks are in its pixels. */
  inputSize: Size;
  /** Bins per pixel. Default 2. */
  splitRatio?: number;
  /** Standard deviation of the labels in bins, or one for x and one for y. Default 6. */
  sigma?: number | readonly [x: number, y: number];
  /** Default `'exact'`. */
  mode?: CodecMode;
}

/** What only {@link encodeSimcc} takes. */
export interface EncodeSimccOptions extends SimccOptions {
  /** `'gaussian'` (default), or `'standard'`: one bin, with label smoothing. */
  smoothing?: 'gaussian' | 'standard';
  /** What `'standard'` takes from the bin and spreads over the others, from 0 to 1. Default 0. */
  labelSmoothing?: number;
  /** Whether a Gaussian has area 1 rather than height 1. Default true. */
  normalize?: boolean;
  /** One number per landmark, default 1: below 0.5 the landmark is not labelled, may be NaN, and gets empty labels. Also its weight. */
  visible?: ArrayLike<number>;
}

/** What {@link encodeSimcc} returns. */
export interface EncodedSimcc {
  /** `[landmark][bin]` along x, flat. */
  x: Float32Array;
  /** `[landmark][bin]` along y, flat. */
  y: Float32Array;
  /** One per landmark: its `visible`, or 0 where it lies outside. */
  weights: Float64Array;
}

/** How many bins x and y have. */
function binsOf({ inputSize, splitRatio = 2 }: SimccOptions): [number, number] {
  return [roundHalfToEven(inputSize[0] * splitRatio), roundHalfToEven(inputSize[1] * splitRatio)];
}

/**
 * Labels of landmarks for coordinate classification (SimCC, RTMPose): one distribution over bins of x, and one of y.
 *
 * With `mu = keypoint · splitRatio`: `exp(-(i - mu)² / (2 sigma²))` over all bins i, over `sigma sqrt(2 pi)` with `normalize`; `'standard'` has
 * `1 - e` in the nearest bin and `e / (bins - 1)` elsewhere. Landmarks more than 3 sigma outside have weight 0, with `'standard'` all outside.
 *
 * Mode `'mmpose'` rounds `mu` to a bin first, half to even, which costs up to a quarter of a pixel at two bins per pixel.
 *
 * @param keypoints - x, y of each landmark in pixels of the input, flat: of any number of images.
 * @throws {ShapeError} when `keypoints` or `visible` have a wrong length
 * @throws {InvalidArgumentError} for a labelled landmark without finite coordinates, and bad options
 *
 * @example
 * ```ts
 * import { decodeSimcc, encodeSimcc } from '@cairn-ml/landmarks';
 *
 * const codec = { inputSize: [64, 48], sigma: 4 } as const;
 * const { x, y } = encodeSimcc([25.7, 16.85], codec);
 * decodeSimcc(x, y, codec).keypoints; // [25.5, 17]
 * decodeSimcc(x, y, { ...codec, dark: true }).keypoints; // [25.700, 16.850]
 * ```
 *
 * Source: Li et al. 2022 (SimCC). Mode `'mmpose'`: `SimCCLabel` of mmpose (759b39c).
 */
export function encodeSimcc(keypoints: ArrayLike<number>, options: EncodeSimccOptions): EncodedSimcc {
  const { splitRatio = 2, sigma = 6, mode = 'exact' } = options;
  const { smoothing = 'gaussian', labelSmoothing = 0, normalize = true } = options;
  checkSimcc('encodeSimcc', options);
  checkOption('encodeSimcc', 'smoothing', smoothing, ['gaussian', 'standard']);
  checkNumber('encodeSimcc', 'labelSmoothing', labelSmoothing, { min: 0, max: 1 });
  if (smoothing === 'gaussian' && labelSmoothing > 0) {
    throw new InvalidArgumentError(
      'encodeSimcc',
      'labelSmoothing',
      "be 0 unless `smoothing` is 'standard'",
      labelSmoothing,
    );
  }
  const weights = readVisible('encodeSimcc', keypoints, options.visible);
  const bins = binsOf(options);
  const sigmas = readPair(sigma);
  const labels = [new Float32Array(weights.length * bins[0]), new Float32Array(weights.length * bins[1])] as const;
  for (let k = 0; k < weights.length; k++) {
    if (weights[k]! < 0.5) continue;
    const centre = [0, 1].map((axis) => {
      const value = keypoints[2 * k + axis]! * splitRatio;
      return smoothing === 'standard' || mode === 'mmpose' ? roundHalfToEven(value) : value;
    });
    if ([0, 1].some((axis) => isOutside(axis as 0 | 1))) {
      weights[k] = 0;
      continue;
    }
    for (const axis of [0, 1] as const) {
      const line = labels[axis].subarray(k * bins[axis], (k + 1) * bins[axis]);
      if (smoothing === 'standard') {
        line.fill(labelSmoothing / (bins[axis] - 1)).fill(1 - labelSmoothing, centre[axis]!, centre[axis]! + 1);
      } else {
        const height = normalize ? 1 / (sigmas[axis] * Math.sqrt(2 * Math.PI)) : 1;
        for (let i = 0; i < line.length; i++) {
          line[i] = height * Math.exp(-((i - centre[axis]!) ** 2) / (2 * sigmas[axis] ** 2));
        }
      }
    }

    function isOutside(axis: 0 | 1): boolean {
      const [at, last, reach] = [centre[axis]!, bins[axis] - 1, 3 * sigmas[axis]];
      if (smoothing === 'standard') return at < 0 || at > last;
      return mode === 'mmpose' ? at - reach >= last + 1 || at + reach + 1 < 0 : at - reach > last || at + reach < 0;
    }
  }
  return { x: labels[0], y: labels[1], weights };
}

/** What only {@link decodeSimcc} takes. */
export interface DecodeSimccOptions extends SimccOptions {
  /** Whether the maximum moves between the bins, by Newton's step on the logarithm of the blurred distribution. Default false. */
  dark?: boolean;
  /** If given, how sharp the softmax is that turns into `visibilities`; mmpose uses 150. */
  visibilityBeta?: number;
}

/** What {@link decodeSimcc} returns. */
export interface DecodedSimcc extends DecodedKeypoints {
  /** With `visibilityBeta`: the smaller of the two maxima of `softmax(visibilityBeta sigma p)`, one per landmark. */
  visibilities?: Float64Array;
}

/**
 * Landmarks from distributions over bins of x and of y: the bin with the maximum over `splitRatio`. The score is the smaller of the two maxima.
 *
 * With `dark` the distributions are blurred with `(20 sigma - 7) / 3` taps, made odd. A landmark whose score is not positive is NaN.
 *
 * Mode `'mmpose'`: a landmark without response is at -1 bin (NaN with `dark` for a line of zeros), and distributions
 * are cut at 0.001 before the logarithm.
 *
 * @param x - `[landmark][bin]`, with `inputSize[0] · splitRatio` bins, flat: of any number of images. Not changed.
 * @param y - The same along y.
 * @throws {ShapeError} when `x` and `y` do not hold whole lines of as many landmarks
 * @throws {InvalidArgumentError} for NaN and infinite maxima, and bad options
 *
 * @example
 * ```ts
 * import { decodeSimcc } from '@cairn-ml/landmarks';
 *
 * decodeSimcc([0, 0.1, 0.6, 0], [0.2, 0.5, 0, 0], { inputSize: [2, 2] }); // { keypoints: [1, 0.5], scores: [0.5] }
 * ```
 *
 * Source: as {@link encodeSimcc}.
 */
export function decodeSimcc(x: ArrayLike<number>, y: ArrayLike<number>, options: DecodeSimccOptions): DecodedSimcc {
  const { splitRatio = 2, sigma = 6, mode = 'exact', dark = false, visibilityBeta } = options;
  checkSimcc('decodeSimcc', options);
  if (visibilityBeta !== undefined) checkNumber('decodeSimcc', 'visibilityBeta', visibilityBeta, { min: 0 });
  const bins = binsOf(options);
  const sigmas = readPair(sigma);
  const lines = [readFloats(x), readFloats(y)] as const;
  const count = lines[0].length / bins[0];
  for (const [axis, name] of [
    [0, 'x'],
    [1, 'y'],
  ] as const) {
    if (!Number.isInteger(count) || lines[axis].length !== count * bins[axis]) {
      throw new ShapeError('decodeSimcc', name, `hold ${bins[axis]} bins per landmark, x and y alike`, [
        lines[axis].length,
      ]);
    }
  }
  const keypoints = new Float64Array(2 * count);
  const scores = new Float64Array(count);
  const visibilities = new Float64Array(visibilityBeta === undefined ? 0 : count).fill(1);
  const refine = [0, 1].map((axis) =>
    createLineRefiner(lines[axis as 0 | 1], bins[axis as 0 | 1], sigmas[axis as 0 | 1], mode),
  );
  for (let k = 0; k < count; k++) {
    const peaks = ([0, 1] as const).map((axis) => {
      const start = k * bins[axis];
      return indexOfMaximum('decodeSimcc', axis === 0 ? 'x' : 'y', lines[axis], start, start + bins[axis]) - start;
    });
    const maxima = ([0, 1] as const).map((axis) => lines[axis][k * bins[axis] + peaks[axis]!]!);
    scores[k] = Math.min(...maxima);
    for (const axis of [0, 1] as const) {
      const start = k * bins[axis];
      let bin = peaks[axis]!;
      if (!(scores[k]! > 0)) bin = mode === 'exact' ? Number.NaN : -1;
      if (dark && !Number.isNaN(bin)) bin += refine[axis]!(start, bin, maxima[axis]!);
      keypoints[2 * k + axis] = bin / splitRatio;
      if (visibilityBeta !== undefined) {
        const sharpness = visibilityBeta * sigmas[axis];
        let sum = 0;
        for (let i = start; i < start + bins[axis]; i++) sum += Math.exp(sharpness * (lines[axis][i]! - maxima[axis]!));
        visibilities[k] = Math.min(visibilities[k]!, 1 / sum);
      }
    }
  }
  return visibilityBeta === undefined ? { keypoints, scores } : { keypoints, scores, visibilities };
}

function checkSimcc(caller: string, options: SimccOptions): void {
  const { splitRatio = 2, sigma = 6, mode = 'exact' } = options;
  checkSize(caller, 'inputSize', options.inputSize);
  checkNumber(caller, 'splitRatio', splitRatio, { min: Number.MIN_VALUE });
  for (const value of readPair(sigma)) checkNumber(caller, 'sigma', value, { min: Number.MIN_VALUE });
  checkOption(caller, 'mode', mode, ['exact', 'mmpose']);
  if (Math.min(...binsOf(options)) < 2) {
    throw new InvalidArgumentError(caller, 'splitRatio', 'leave at least 2 bins for x and y', splitRatio);
  }
}
