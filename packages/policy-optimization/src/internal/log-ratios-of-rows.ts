import type { TokenRows } from '../token-values.js';
import type { RatioSettings } from './read-ratio-options.js';
import type { Counts } from './read-rows.js';

/** Logarithms of importance ratios in float64, 0 where nothing counts. */
export function logRatiosOfRows(
  logprobs: TokenRows,
  old: TokenRows,
  counts: Counts,
  { level, logRatioLimit }: RatioSettings,
): Float64Array[] {
  return logprobs.map((row, i) => {
    const differences = Float64Array.from(row, (logprob, t) => (counts(i, t) ? logprob - old[i]![t]! : 0));
    if (level === 'token')
      return differences.map((difference) => Math.min(Math.max(difference, -logRatioLimit), logRatioLimit));
    let tokens = 0;
    let sum = 0;
    for (const [t, difference] of differences.entries()) {
      if (counts(i, t)) tokens++;
      sum += difference;
    }
    const shared = Math.min(sum / Math.max(1, tokens), logRatioLimit);
    return differences.map((_, t) => (counts(i, t) ? shared : 0));
  });
}
