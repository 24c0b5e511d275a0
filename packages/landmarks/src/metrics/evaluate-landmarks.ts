import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import { type ErrorStatistics, statisticsOf, type Tally, tally } from '../internal/tally.js';
import { type BootstrapOptions, bootstrapInterval, type Interval } from './bootstrap-interval.js';
import { type RadialErrorOptions, radialErrorsFor } from './radial-errors.js';

export type { ErrorStatistics } from '../internal/tally.js';

/** Options of {@link evaluateLandmarks}. */
export interface EvaluateLandmarksOptions extends RadialErrorOptions {
  /** Radii of the success detection rate, in the unit of the errors. */
  radii: readonly number[];
  /** What the errors are measured in. Default `'mm'` with `spacing` or `normalizeBy`, otherwise `'px'`. */
  unit?: string;
  /** If given, intervals over samples of the images. */
  bootstrap?: BootstrapOptions;
}

/** The share of landmarks with an error below a radius. */
export interface SuccessRate {
  radius: number;
  /** Share from 0 to 1, of all labelled landmarks. */
  rate: number;
  /** Landmarks at the radius or beyond, missed ones included. */
  outliers: number;
  /** With `bootstrap`. */
  interval?: Interval;
}

/** One landmark over all images. */
export interface LandmarkRow extends ErrorStatistics {
  /** Which landmark. */
  landmark: number;
  /** Labelled but not predicted. */
  missed: number;
  /** One share per radius. */
  rates: Float64Array;
}

/** What {@link evaluateLandmarks} returns. */
export interface LandmarkEvaluation {
  unit: string;
  /** Every radial error, image by image; NaN where a landmark is not labelled or not predicted. */
  errors: Float64Array;
  /** Over all landmarks of all images. */
  pooled: ErrorStatistics & { interval?: Interval };
  /** Over the mean error of each image: what MedSapiens publishes as MRE ± std. */
  perImage: ErrorStatistics & { interval?: Interval };
  successRates: SuccessRate[];
  /** The table of single landmarks. */
  landmarks: LandmarkRow[];
  /** Landmarks that are labelled but not predicted. */
  missed: number;
}

/**
 * Mean radial error (MRE) and success detection rate (SDR) of landmarks over images, pooled, per image and per landmark, with units.
 *
 * Errors are those of {@link radialErrors}; standard deviations are of the population (over n); a success is an error strictly below the radius. A
 * landmark with NaN truth is left out. One with NaN prediction is missed: a failure at every radius, and left out of means. Statistics of no
 * errors are NaN.
 *
 * Mode `'released'`: NaN errors count as successes, and as 0 in the mean of their image.
 *
 * @param predictions - x, y of each landmark of each image in pixels, flat. NaN where there is none.
 * @param truth - The same of the true landmarks.
 * @throws {ShapeError} when lengths do not fit each other, `numLandmarks`, or the number of images
 * @throws {InvalidArgumentError} for infinite coordinates, a spacing that is not positive, unit mm without a scale, and bad options
 *
 * @example
 * ```ts
 * import { evaluateLandmarks } from '@cairn-ml/landmarks/metrics';
 *
 * const truth = [10, 10, 50, 50, 12, 11, 48, 52];
 * const predictions = [13, 14, 50, 60, 12, 11, NaN, NaN];
 * const result = evaluateLandmarks(predictions, truth, { numLandmarks: 2, spacing: [0.2, 0.2], radii: [1, 4] });
 * result.pooled; // { mean: 1, std: 0.8165, median: 1, count: 3 }
 * result.perImage.mean; // 0.75
 * result.successRates; // [{ radius: 1, rate: 0.25, outliers: 3 }, { radius: 4, rate: 0.75, outliers: 1 }]
 * ```
 *
 * Source: `LandmarkStatistics` and `evaluate.py`, as released with MedSapiens (7e6a920) and GeoSapiens (96af084). Intervals are ours.
 */
export function evaluateLandmarks(
  predictions: ArrayLike<number>,
  truth: ArrayLike<number>,
  options: EvaluateLandmarksOptions,
): LandmarkEvaluation {
  const { numLandmarks, radii, spacing, normalizeBy, mode = 'exact', bootstrap } = options;
  const { unit = spacing || normalizeBy ? 'mm' : 'px' } = options;
  for (const [i, radius] of radii.entries()) checkNumber('evaluateLandmarks', `radii[${i}]`, radius, { min: 0 });
  if (unit === 'mm' && !spacing && !normalizeBy) {
    const fix = 'Give the length of a pixel along x and y.';
    throw new InvalidArgumentError('evaluateLandmarks', 'spacing', "be given with `unit: 'mm'`", spacing, fix);
  }
  const errors = radialErrorsFor('evaluateLandmarks', predictions, truth, options);
  const images = errors.length / numLandmarks;
  const released = mode === 'released';
  const tallyOf = (first: number, step: number, count: number) => {
    const indices = Int32Array.from({ length: count }, (_, i) => first + i * step);
    return tally(indices, errors, truth, radii, released);
  };
  const all = tallyOf(0, 1, errors.length);
  const ofImages = Array.from({ length: images }, (_, i) => tallyOf(i * numLandmarks, 1, numLandmarks));
  const imageMeans = Float64Array.from(ofImages, ({ sum, errors }) => sum / (released ? numLandmarks : errors.length));

  /** A ratio of sums over images, over samples of them. */
  const interval = (numerator: (of: Tally) => number, denominator: (of: Tally) => number) => {
    if (!bootstrap || images === 0) return {};
    const above = Float64Array.from(ofImages, numerator);
    const below = Float64Array.from(ofImages, denominator);
    const ratio = (sample: Int32Array) => {
      let [x, y] = [0, 0];
      for (const i of sample) {
        x += above[i]!;
        y += below[i]!;
      }
      return x / y;
    };
    return { interval: bootstrapInterval(images, ratio, bootstrap) };
  };
  return {
    unit,
    errors,
    pooled: {
      ...statisticsOf(all.errors),
      ...interval(
        (image) => image.sum,
        (image) => image.errors.length,
      ),
    },
    perImage: {
      ...statisticsOf(imageMeans.filter((mean) => !Number.isNaN(mean))),
      ...interval(
        (image) => image.sum / Math.max(1, released ? numLandmarks : image.errors.length),
        (image) => (released ? 1 : Math.sign(image.errors.length)),
      ),
    },
    successRates: radii.map((radius, r) => ({
      radius,
      rate: 1 - all.outliers[r]! / all.labelled,
      outliers: all.outliers[r]!,
      ...interval(
        (image) => image.labelled - image.outliers[r]!,
        (image) => image.labelled,
      ),
    })),
    landmarks: Array.from({ length: numLandmarks }, (_, landmark) => {
      const { errors, missed, labelled, outliers } = tallyOf(landmark, numLandmarks, images);
      const rates = Float64Array.from(outliers, (count) => 1 - count / labelled);
      return { landmark, ...statisticsOf(errors), missed, rates };
    }),
    missed: all.missed,
  };
}
