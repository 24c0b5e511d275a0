import { checkOption } from '@cairn-ml/numeric';
import type { DecodingTrace } from '../decoding-trace.js';

/** How the values of several traces become one. */
export interface AverageOptions {
  /** `'macro'` (default): the mean of the traces' values; `'micro'`: the sum of the numerators over that of the denominators. */
  average?: 'macro' | 'micro';
}

/** The average of a ratio over traces; those whose ratio is 0 / 0 are left out. */
export function averageRatio(
  caller: string,
  traces: DecodingTrace | Iterable<DecodingTrace>,
  { average = 'macro' }: AverageOptions,
  ratio: (trace: DecodingTrace) => [numerator: number, denominator: number],
): number {
  checkOption(caller, 'average', average, ['macro', 'micro']);
  let [numerators, denominators, sum, count] = [0, 0, 0, 0];
  for (const trace of Symbol.iterator in traces ? traces : [traces]) {
    const [numerator, denominator] = ratio(trace);
    numerators += numerator;
    denominators += denominator;
    if (numerator === 0 && denominator === 0) continue;
    sum += numerator / denominator;
    count++;
  }
  return average === 'macro' ? sum / count : numerators / denominators;
}
