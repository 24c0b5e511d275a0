/** Mean absolute error. */
export function meanAbsoluteError(predictions: ArrayLike<number>, labels: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += Math.abs(predictions[i]! - labels[i]!);
  return sum / labels.length;
}

/** Share of the variance of the labels that is explained; below 0 when the mean would be better. */
export function rSquared(predictions: ArrayLike<number>, labels: ArrayLike<number>): number {
  const mean = Array.from(labels).reduce((sum, label) => sum + label, 0) / labels.length;
  let [left, all] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    left += (predictions[i]! - labels[i]!) ** 2;
    all += (labels[i]! - mean) ** 2;
  }
  return 1 - left / all;
}

/** What a run has given on the samples it was tested on. */
export interface Measured {
  error: number;
  rSquared: number;
  seconds: number;
}

/** Errors of predictions, and the seconds since `start`. */
export function measured(predictions: Float64Array, labels: readonly number[], start: number): Measured {
  return {
    error: meanAbsoluteError(predictions, labels),
    rSquared: rSquared(predictions, labels),
    seconds: (performance.now() - start) / 1000,
  };
}
