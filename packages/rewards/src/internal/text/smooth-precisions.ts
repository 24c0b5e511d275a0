import type { BleuSmoothing } from '../../text/bleu.js';
import type { BleuStatistics } from './bleu-statistics.js';

/** Constants of the smoothings. */
export interface SmoothingConstants {
  epsilon: number;
  alpha: number;
  k: number;
}

/** The precisions of orders 1 to `order`, smoothed. `statistics` has one order more, which methods 5 and 7 read. */
export function smoothPrecisions(
  statistics: BleuStatistics,
  order: number,
  smoothing: BleuSmoothing,
  constants: SmoothingConstants,
): number[] {
  const { matches, totals, candidateLength } = statistics;
  const denominators = totals.map((total) => Math.max(1, total));
  const plain = matches.map((count, n) => count / denominators[n]!);
  const precisions = plain.slice(0, order);
  const forZeros = (smoothed: (zeros: number) => number) => {
    let zeros = 0;
    return precisions.map((p, n) => (matches[n] === 0 ? smoothed(++zeros) / denominators[n]! : p));
  };
  const byLength = () =>
    candidateLength > 1 ? forZeros((zeros) => Math.log(candidateLength) / (2 ** zeros * constants.k)) : precisions;
  switch (smoothing) {
    case 'none':
      return precisions;
    case 'method1':
      return forZeros(() => constants.epsilon);
    case 'method2':
      return precisions.map((p, n) => (n === 0 ? p : (matches[n]! + 1) / (denominators[n]! + 1)));
    case 'method3':
      return forZeros((zeros) => 1 / 2 ** zeros);
    case 'method4':
      return byLength();
    case 'method5':
      return averaged(precisions, plain[order]!);
    case 'method6':
      return interpolated(statistics, precisions, constants.alpha);
    case 'method7':
      return averaged(byLength(), plain[order]!);
  }
}

/** Each precision averaged with the smoothed one below it and the plain one above it. */
function averaged(precisions: number[], beyond: number): number[] {
  let below = precisions[0]! + 1;
  return precisions.map((p, n) => {
    below = (below + p + (precisions[n + 1] ?? beyond)) / 3;
    return below;
  });
}

/** From trigrams on: the precision, and what the two below it let expect, together. */
function interpolated({ matches, totals }: BleuStatistics, precisions: number[], alpha: number): number[] {
  const smoothed = precisions.slice();
  for (let n = 2; n < smoothed.length; n++) {
    const expected = smoothed[n - 2] === 0 ? 0 : smoothed[n - 1]! ** 2 / smoothed[n - 2]!;
    smoothed[n] = (matches[n]! + alpha * expected) / (totals[n]! + alpha || 1);
  }
  return smoothed;
}
