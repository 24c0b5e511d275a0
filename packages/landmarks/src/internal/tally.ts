import { quantile } from '@cairn-ml/numeric';

/** Mean, population standard deviation and median of errors; NaN if there are none. */
export interface ErrorStatistics {
  mean: number;
  /** Over n, not n - 1. */
  std: number;
  median: number;
  /** How many errors there are. */
  count: number;
}

export function statisticsOf(errors: Float64Array): ErrorStatistics {
  const count = errors.length;
  const mean = errors.reduce((sum, error) => sum + error, 0) / count;
  const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / count;
  return { mean, std: Math.sqrt(variance), median: quantile(errors, 0.5), count };
}

/** What there is to count about some landmarks. */
export interface Tally {
  /** The errors that are numbers. */
  errors: Float64Array;
  sum: number;
  /** Landmarks that a rate divides by. */
  labelled: number;
  missed: number;
  /** One per radius. */
  outliers: Int32Array;
}

/** Counts landmarks of `errors`, a NaN of which is an outlier unless `released`, and those with NaN `truth` unless `released`. */
export function tally(
  indices: Int32Array,
  errors: Float64Array,
  truth: ArrayLike<number>,
  radii: readonly number[],
  released: boolean,
): Tally {
  const labelled = released ? indices : indices.filter((k) => !Number.isNaN(truth[2 * k]! + truth[2 * k + 1]!));
  const found = Float64Array.from(labelled, (k) => errors[k]!).filter((error) => !Number.isNaN(error));
  const missed = labelled.length - found.length;
  return {
    errors: found,
    sum: found.reduce((sum, error) => sum + error, 0),
    labelled: labelled.length,
    missed,
    outliers: Int32Array.from(radii, (radius) => {
      const beyond = found.reduce((count, error) => count + (error >= radius ? 1 : 0), 0);
      return beyond + (released ? 0 : missed);
    }),
  };
}
