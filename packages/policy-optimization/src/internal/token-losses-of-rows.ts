import type { TokenRows } from '../token-values.js';
import { readRowAdvantages } from './advantages.js';
import { logRatiosOfRows } from './log-ratios-of-rows.js';
import { ofCompletion } from './per-completion.js';
import type { ObjectiveSettings } from './read-objective-options.js';
import type { RatioSettings } from './read-ratio-options.js';
import type { Counts } from './read-rows.js';

/** What losses over rows are computed from. */
export interface RowInputs {
  logprobs: TokenRows;
  oldLogprobs: TokenRows;
  advantages: unknown;
  weights?: TokenRows;
  counts: Counts;
}

/** The losses of single tokens in float64, 0 where nothing counts. */
export function tokenLossesOfRows(
  caller: string,
  { logprobs, oldLogprobs, advantages, weights, counts }: RowInputs,
  settings: RatioSettings & ObjectiveSettings,
): Float64Array[] {
  const advantageOf = readRowAdvantages(caller, advantages, logprobs, counts);
  return logRatiosOfRows(logprobs, oldLogprobs, counts, settings).map((row, i) =>
    row.map((logRatio, t) => {
      if (!counts(i, t)) return 0;
      const gain = gainOf(Math.exp(logRatio), advantageOf(i, t), logprobs[i]![t]!, i, settings);
      return -gain * (weights ? weights[i]![t]! : 1);
    }),
  );
}

function gainOf(ratio: number, advantage: number, logprob: number, i: number, settings: ObjectiveSettings): number {
  const { objective, dualClip, positiveTemperature, negativeTemperature } = settings;
  if (objective === 'sapo') {
    const temperature = advantage > 0 ? positiveTemperature : negativeTemperature;
    return ((4 / temperature) * advantage) / (1 + Math.exp(-temperature * (ratio - 1)));
  }
  const low = 1 - ofCompletion(settings.clipLow, i);
  const high = 1 + ofCompletion(settings.clipHigh, i);
  if (objective === 'cispo') return Math.min(Math.max(ratio, low), high) * advantage * logprob;
  return (advantage > 0 ? Math.min(ratio, high) : Math.min(Math.max(ratio, low), dualClip)) * advantage;
}
