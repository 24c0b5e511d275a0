import { checkOption } from '@cairn-ml/numeric';
import type { CountOptions } from './count-options.js';
import type { DecodingTrace, ScoreColumn } from './decoding-trace.js';
import { scoreColumns } from './internal/columns.js';
import { countedSteps } from './internal/counted-steps.js';
import { replayTrace } from './replay-trace.js';

/** What {@link commitScores} finds. */
export interface CommitScores {
  /** The score of each generated position when its final token was written; NaN where there is none. */
  values: Float32Array;
  /** How many positions that count have a score. */
  count: number;
  /** Their mean, NaN without any. */
  mean: number;
  /** Their smallest, NaN without any. */
  min: number;
  /** Their largest, NaN without any. */
  max: number;
}

/**
 * How sure the model was of the tokens it kept: confidence, entropy (nats) or margin at the event that wrote each final token.
 *
 * `values` has one entry per generated position; the statistics are over those that count, see {@link CountOptions}.
 *
 * @param column - `'confidence'`, `'entropy'` or `'margin'`; all NaN where the trace lacks it.
 * @throws {InvalidArgumentError} for an unknown column or option
 *
 * @example
 * ```ts
 * import { commitScores } from '@cairn-ml/mdlm-metrics';
 * import { traceFromTransfers } from '@cairn-ml/mdlm-metrics/formats';
 *
 * const steps = [{ transfer: [1, 0], tokens: [5, 6], confidence: [0.75, 0.5] }];
 * const { values, mean } = commitScores(traceFromTransfers(steps, { length: 2, maskId: 0 }), 'confidence');
 * values; // [0.75, NaN]
 * mean; // 0.75
 * ```
 */
export function commitScores(trace: DecodingTrace, column: ScoreColumn, options: CountOptions = {}): CommitScores {
  checkOption('commitScores', 'column', column, scoreColumns);
  const { positions } = countedSteps('commitScores', trace, options);
  const scores = trace.events[column];
  const values = Float32Array.from(replayTrace(trace).finalEvent, (event) =>
    event < 0 ? Number.NaN : (scores?.[event] ?? Number.NaN),
  );
  let [count, sum, min, max] = [0, 0, Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    const value = values[positions[i]! - trace.generated[0]]!;
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const or = (value: number) => (count > 0 ? value : Number.NaN);
  return { values, count, mean: sum / count, min: or(min), max: or(max) };
}
