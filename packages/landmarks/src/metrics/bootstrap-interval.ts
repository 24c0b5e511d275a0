import { checkInteger, checkNumber, createRandom, quantile } from '@cairn-ml/numeric';

/** Options of {@link bootstrapInterval}. */
export interface BootstrapOptions {
  /** How many samples are drawn. Default 2000. */
  resamples?: number;
  /** Probability that the interval is meant to cover, between 0 and 1. Default 0.95. */
  confidence?: number;
  /** Default 0. */
  seed?: number;
}

/** From a lower to an upper bound. */
export interface Interval {
  lower: number;
  upper: number;
}

/**
 * How far a statistic would move if the images had been other ones: the middle `confidence` of its values over samples of the images, drawn with
 * replacement (percentile bootstrap).
 *
 * Draw whole images, not landmarks: errors within an image go together, and an interval over landmarks would be too narrow. Samples whose statistic is NaN are left out; NaN where all are.
 * With few images (below some 20) the interval is too narrow as well.
 *
 * @param count - How many images there are.
 * @param statistic - Gets the indices of one sample, `count` of them, in memory that is used again.
 * @throws {InvalidArgumentError} for a count below 1, and bad options
 *
 * @example
 * ```ts
 * import { bootstrapInterval } from '@cairn-ml/landmarks/metrics';
 *
 * const errors = [1.2, 0.8, 2.5, 1.1, 0.9, 1.7, 1.3, 0.7];
 * const mean = (images: Int32Array) => images.reduce((sum, i) => sum + errors[i]!, 0) / images.length;
 * const { lower, upper } = bootstrapInterval(8, mean);
 * console.log(lower.toFixed(1), upper.toFixed(1)); // 0.9 1.7
 * ```
 *
 * Source: Efron 1979. Neither MedSapiens nor GeoSapiens publish intervals; the defaults are ours.
 */
export function bootstrapInterval(
  count: number,
  statistic: (sample: Int32Array) => number,
  options: BootstrapOptions = {},
): Interval {
  const { resamples = 2000, confidence = 0.95, seed = 0 } = options;
  checkInteger('bootstrapInterval', 'count', count, { min: 1 });
  checkInteger('bootstrapInterval', 'resamples', resamples, { min: 1 });
  checkNumber('bootstrapInterval', 'confidence', confidence, { min: 0, max: 1 });
  checkInteger('bootstrapInterval', 'seed', seed);
  const random = createRandom(seed);
  const sample = new Int32Array(count);
  const values = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    for (let k = 0; k < count; k++) sample[k] = random.integer(0, count - 1);
    values[i] = statistic(sample);
  }
  const tail = (1 - confidence) / 2;
  const [lower, upper] = quantile(
    values.filter((value) => !Number.isNaN(value)),
    [tail, 1 - tail],
  ) as unknown as [number, number];
  return { lower, upper };
}
