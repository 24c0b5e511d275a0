import { checkOption } from '@cairn-ml/numeric';
import type { CountOptions } from './count-options.js';
import type { DecodingTrace } from './decoding-trace.js';
import type { OrderTauVariant } from './generation-order-tau.js';
import { countDistinct, countedSteps } from './internal/counted-steps.js';
import { orderCounts } from './internal/order-counts.js';
import { orderTauVariants, tauOf } from './internal/order-tau.js';

/** Options of {@link traceMetrics}. */
export interface TraceMetricsOptions extends CountOptions {
  /** The variant of tau. Default `'b'`. */
  variant?: OrderTauVariant;
}

/** What {@link traceMetrics} finds. */
export interface TraceMetrics {
  /** Tokens that count. */
  tokens: number;
  /** Different steps at which they were finalised. */
  finalizingSteps: number;
  /** The most tokens that one step finalised. */
  maxPerStep: number;
  /** Forward passes (NFE). */
  passes: number;
  /** Steps, idle ones included. */
  steps: number;
  /** tokens / finalizingSteps, as averageFinalizationParallelism. */
  afp: number;
  /** tokens / passes, as tokensPerForward. */
  tpf: number;
  /** tau of step and position, as generationOrderTau. */
  tau: number;
}

/**
 * The usual numbers of one trace, at the cost of one.
 *
 * @throws {InvalidArgumentError} for an unknown option
 *
 * @example
 * ```ts
 * import { traceFromFinalSteps, traceMetrics } from '@cairn-ml/mdlm-metrics';
 *
 * const { afp, tpf, tau, maxPerStep } = traceMetrics(traceFromFinalSteps([0, 2, 2, 5, 5, 5], { passes: 8 }));
 * [afp, tpf, tau, maxPerStep]; // [2, 0.75, 0.8563, 3]
 * ```
 *
 * Source: see the functions of the same names.
 */
export function traceMetrics(trace: DecodingTrace, options: TraceMetricsOptions = {}): TraceMetrics {
  const { variant = 'b' } = options;
  checkOption('traceMetrics', 'variant', variant, orderTauVariants);
  const { steps } = countedSteps('traceMetrics', trace, options);
  const perStep = new Int32Array(trace.steps.passes.length);
  let maxPerStep = 0;
  for (let i = 0; i < steps.length; i++) maxPerStep = Math.max(maxPerStep, ++perStep[steps[i]!]!);
  const finalizingSteps = countDistinct(steps);
  const passes = trace.steps.passes.reduce((sum, made) => sum + made, 0);
  return {
    tokens: steps.length,
    finalizingSteps,
    maxPerStep,
    passes,
    steps: perStep.length,
    afp: steps.length / finalizingSteps,
    tpf: steps.length / passes,
    tau: tauOf(orderCounts(steps), variant),
  };
}
