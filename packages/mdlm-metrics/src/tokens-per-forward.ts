import type { CountOptions } from './count-options.js';
import type { DecodingTrace } from './decoding-trace.js';
import { type AverageOptions, averageRatio } from './internal/average-ratio.js';
import { countedSteps } from './internal/counted-steps.js';

/** Options of {@link tokensPerForward}. */
export interface TokensPerForwardOptions extends CountOptions, AverageOptions {}

/**
 * Tokens per forward pass (TPF): what parallel decoding gains, whatever the hardware.
 *
 * `TPF = n / NFE`, n tokens over all forward passes of the decode: idle ones, those spent behind the end of the text, and both of
 * classifier-free guidance.
 *
 * Infinity where tokens came without a pass, NaN without tokens and passes; of several traces, the latter are left out.
 *
 * @param traces - A trace, or several, taken one at a time.
 * @throws {InvalidArgumentError} for an unknown option
 *
 * @example
 * ```ts
 * import { tokensPerForward, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * const trace = traceFromFinalSteps([0, 0, 1, 3], { passes: 8, tokens: [5, 2, 2, 2], eosId: 2, maskId: 9 });
 * tokensPerForward(trace); // 0.25
 * tokensPerForward(trace, { until: 'canvas' }); // 0.5
 * ```
 *
 * Source: common in the literature, as in the d3LLM authors' leaderboard (arXiv 2601.07568).
 */
export function tokensPerForward(
  traces: DecodingTrace | Iterable<DecodingTrace>,
  options: TokensPerForwardOptions = {},
): number {
  return averageRatio('tokensPerForward', traces, options, (trace) => [
    countedSteps('tokensPerForward', trace, options).steps.length,
    trace.steps.passes.reduce((sum, passes) => sum + passes, 0),
  ]);
}
