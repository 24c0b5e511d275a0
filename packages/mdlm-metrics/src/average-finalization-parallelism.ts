import type { CountOptions } from './count-options.js';
import type { DecodingTrace } from './decoding-trace.js';
import { type AverageOptions, averageRatio } from './internal/average-ratio.js';
import { countDistinct, countedSteps } from './internal/counted-steps.js';

export type { AverageOptions };

/** Options of {@link averageFinalizationParallelism}. */
export interface AverageFinalizationParallelismOptions extends CountOptions, AverageOptions {}

/**
 * Average finalisation parallelism (AFP): how many tokens a step finalises, of those steps that finalise any.
 *
 * `AFP = n / |{finalStep(i)}|`, n tokens over the number of different steps at which they were finalised.
 *
 * 1 for an autoregressive decode, n for one that writes everything at once. Idle steps do not count, so that AFP is not a speed: see
 * {@link tokensPerForward}. Positions that were given, or are masked at the end, do not count. NaN without tokens; of several traces, those
 * without tokens are left out.
 *
 * @param traces - A trace, or several, taken one at a time.
 * @throws {InvalidArgumentError} for an unknown option
 *
 * @example
 * ```ts
 * import { averageFinalizationParallelism, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * const trace = traceFromFinalSteps([0, 2, 2, 5, 5, 5]);
 * averageFinalizationParallelism(trace); // 2
 * const other = traceFromFinalSteps([0, 1]);
 * averageFinalizationParallelism([trace, other]); // 1.5
 * averageFinalizationParallelism([trace, other], { average: 'micro' }); // 1.6
 * ```
 *
 * Source: arXiv 2601.15593, second-hand (a reader's notes on sections 4 and 5). Not specified in what is public: whether the end of text counts, and
 * whether averages are macro or micro; the defaults are ours.
 */
export function averageFinalizationParallelism(
  traces: DecodingTrace | Iterable<DecodingTrace>,
  options: AverageFinalizationParallelismOptions = {},
): number {
  return averageRatio('averageFinalizationParallelism', traces, options, (trace) => {
    const { steps } = countedSteps('averageFinalizationParallelism', trace, options);
    return [steps.length, countDistinct(steps)];
  });
}
