import type { PrecisionRecall } from '../../text/text-input.js';

/** Precision, recall and their F-measure, 0 where nothing matches. */
export function precisionRecall(matches: number, candidate: number, reference: number, beta: number): PrecisionRecall {
  const precision = matches / Math.max(1, candidate);
  const recall = matches / Math.max(1, reference);
  return { score: fMeasure(precision, recall, beta), precision, recall };
}

/** `(1 + β²) P R / (R + β² P)`, 0 where that is 0 / 0. */
export function fMeasure(precision: number, recall: number, beta: number): number {
  const sum = recall + beta ** 2 * precision;
  return sum === 0 ? 0 : ((1 + beta ** 2) * precision * recall) / sum;
}

/** The result with the largest score, the first of equals. */
export function best<Result extends { score: number }>(results: readonly Result[]): Result {
  return results.reduce((most, result) => (result.score > most.score ? result : most));
}
