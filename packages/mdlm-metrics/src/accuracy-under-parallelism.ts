import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';

/** One setting of a decoder: its parallelism, as tokens per forward pass, and its accuracy in percent. */
export type ParallelismPoint = readonly [parallelism: number, accuracy: number];

/** Options of {@link accuracyUnderParallelism}. */
export interface AccuracyUnderParallelismOptions {
  /** How hard lost accuracy is punished. Default 3. */
  alpha?: number;
  /** The best accuracy that anyone reaches on the task, in percent. Default: the best of `points`. */
  maxAccuracy?: number;
  /** Points that lose more than this against the least parallel one are left out, in percent points. Default 5. */
  tolerance?: number;
}

/**
 * Accuracy under parallelism (AUP): the area under the curve of accuracy over parallelism, where accuracy that is lost weighs less and less.
 *
 * With the points in ascending order of parallelism ρ, without those whose accuracy y is below `y_1 - tolerance`:
 *
 * `AUP = ρ_1 y_1 + Σ_{i>1} (ρ_i - ρ_{i-1}) (y_i W(y_i) + y_{i-1} W(y_{i-1})) / 2`, `W(y) = min(exp(-alpha (1 - y / maxAccuracy)), 1)`
 *
 * NaN without points. Points of equal parallelism keep their order. The unit is tokens per forward pass times percent.
 *
 * @throws {InvalidArgumentError} for a parallelism that is not above 0, an accuracy outside 0 to 100, an `alpha` or `tolerance` below 0, a
 *   `maxAccuracy` outside 0 to 100, or 0
 *
 * @example
 * ```ts
 * import { accuracyUnderParallelism } from '@cairn-ml/mdlm-metrics';
 *
 * accuracyUnderParallelism([[1, 72], [2, 71], [4, 69.5], [8, 60]], { maxAccuracy: 73 }); // 264.84
 * accuracyUnderParallelism([[1, 72]]); // 72
 * ```
 *
 * Source: d3LLM (arXiv 2601.07568), the authors' code and blog. Their code refuses curves whose last point lost more than the tolerance; here it
 * is left out like any other, as their text says.
 */
export function accuracyUnderParallelism(
  points: readonly ParallelismPoint[],
  options: AccuracyUnderParallelismOptions = {},
): number {
  const caller = 'accuracyUnderParallelism';
  points.forEach(([parallelism, accuracy], i) => {
    checkNumber(caller, `points[${i}][0]`, parallelism, { min: Number.MIN_VALUE });
    checkNumber(caller, `points[${i}][1]`, accuracy, { min: 0, max: 100 });
  });
  const { alpha = 3, tolerance = 5, maxAccuracy = Math.max(...points.map(([, accuracy]) => accuracy)) } = options;
  checkNumber(caller, 'alpha', alpha, { min: 0 });
  checkNumber(caller, 'tolerance', tolerance, { min: 0 });
  if (points.length === 0) return Number.NaN;
  if (options.maxAccuracy !== undefined && !(maxAccuracy > 0 && maxAccuracy <= 100)) {
    throw new InvalidArgumentError(caller, 'maxAccuracy', 'be above 0 and at most 100', maxAccuracy);
  }

  const sorted = points.slice().sort((a, b) => a[0] - b[0]);
  const kept = sorted.filter(([, accuracy]) => accuracy >= sorted[0]![1] - tolerance);
  // Where the best accuracy is 0, all are.
  const weighted = ([, y]: ParallelismPoint) =>
    y === 0 ? 0 : y * Math.min(Math.exp(-alpha * (1 - y / maxAccuracy)), 1);
  let area = kept[0]![0] * kept[0]![1];
  for (let i = 1; i < kept.length; i++) {
    const [before, now] = [kept[i - 1]!, kept[i]!];
    area += ((now[0] - before[0]) * (weighted(now) + weighted(before))) / 2;
  }
  return area;
}
