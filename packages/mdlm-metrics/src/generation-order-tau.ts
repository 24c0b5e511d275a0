import { checkOption } from '@cairn-ml/numeric';
import type { CountOptions } from './count-options.js';
import type { DecodingTrace } from './decoding-trace.js';
import { countedSteps } from './internal/counted-steps.js';
import { orderCounts } from './internal/order-counts.js';
import { orderTauVariants, tauOf } from './internal/order-tau.js';

/** What becomes of tokens that were written at the same step. */
export type OrderTauVariant = 'b' | 'a' | 'gamma' | 'strict';

/** Options of {@link generationOrderTau}. */
export interface GenerationOrderTauOptions extends CountOptions {
  /** Default `'b'`. */
  variant?: OrderTauVariant;
  /** `'all'` (default), or `'withinBlocks'`: only pairs in the same block of the trace, whose order the decoder was free to choose. */
  pairs?: 'all' | 'withinBlocks';
}

/**
 * Kendall's tau between the order in which tokens were finalised and their positions: 1 from left to right, -1 from right to left, near 0 without relation.
 *
 * With C pairs in the same order and D in the opposite one, of P pairs of tokens, T of which were finalised at one step:
 * - `'b'`: (C - D) / sqrt(P (P - T)), as SciPy's; NaN where all came at one step;
 * - `'a'`: (C - D) / P, 0 where all came at one step;
 * - `'gamma'`: (C - D) / (C + D), which leaves T out;
 * - `'strict'`: (2 C - P) / P, which counts T against: 1 only for one token a step.
 *
 * Decoding k tokens a step from left to right gives a = 1 - (k - 1) / (n - 1), b = sqrt(a), gamma = 1. NaN for fewer than two tokens. Takes
 * n log n steps; counts are exact up to n = 10^8. Against a difficulty instead of the positions, and with a p-value: `generationOrderTest` of
 * `@cairn-ml/mdlm-metrics/analysis`.
 *
 * @throws {InvalidArgumentError} for an unknown option
 *
 * @example
 * ```ts
 * import { generationOrderTau, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * const trace = traceFromFinalSteps([0, 0, 1, 0, 2, 1, 1, 3]);
 * generationOrderTau(trace); // 0.6447
 * generationOrderTau(trace, { variant: 'gamma' }); // 0.7273
 * generationOrderTau(traceFromFinalSteps([0, 0, 0])); // NaN
 * ```
 *
 * Source: arXiv 2601.15593, second-hand (a reader's notes). Not specified in what is public: the variant; that ties matter excludes gamma. 'strict' is the
 * pairwise form of the AR-ness of arXiv 2609.20751, also second-hand.
 */
export function generationOrderTau(trace: DecodingTrace, options: GenerationOrderTauOptions = {}): number {
  const { variant = 'b', pairs = 'all' } = options;
  checkOption('generationOrderTau', 'variant', variant, orderTauVariants);
  checkOption('generationOrderTau', 'pairs', pairs, ['all', 'withinBlocks']);
  const { positions, steps } = countedSteps('generationOrderTau', trace, options);
  if (pairs === 'all') return tauOf(orderCounts(steps), variant);
  const sum = { pairs: 0, concordant: 0, discordant: 0, xTies: 0, yTies: 0, xyTies: 0 };
  for (const [start, end] of trace.blocks ?? [trace.generated]) {
    const counts = orderCounts(steps.filter((_, i) => positions[i]! >= start && positions[i]! < end));
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name];
  }
  return tauOf(sum, variant);
}
