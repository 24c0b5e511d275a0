import { type Alternative, checkOption, type KendallTestOptions, kendallCounts, kendallTest } from '@cairn-ml/numeric';
import type { CountOptions } from '../count-options.js';
import type { DecodingTrace } from '../decoding-trace.js';
import type { OrderTauVariant } from '../generation-order-tau.js';
import { countedSteps } from '../internal/counted-steps.js';
import { orderTauVariants, tauOf } from '../internal/order-tau.js';
import { valuesAgainst } from '../internal/values-against.js';

/** Options of {@link generationOrderTest}. */
export interface GenerationOrderTestOptions extends CountOptions {
  /**
   * What to compare the order with instead of the positions from left to right: one number per generated position, or per position of the canvas.
   * With a difficulty such as {@link sudokuCandidates}, tau is above 0 when what is easy comes first.
   */
  against?: ArrayLike<number>;
  /** The variant of tau, as in `generationOrderTau`; the p-value is that of C - D, whatever the variant. Default `'b'`. */
  variant?: OrderTauVariant;
  /** As in `kendallTest` of `@cairn-ml/numeric`. Default `'auto'`. */
  method?: NonNullable<KendallTestOptions['method']>;
  /** Default `'two-sided'`. */
  alternative?: Alternative;
}

/** What {@link generationOrderTest} finds. */
export interface GenerationOrderTestResult {
  /** As `generationOrderTau`, but against the difficulty where one is given. */
  tau: number;
  /** The probability of a C - D at least as far from 0, were the order unrelated. */
  pValue: number;
  /** How the p-value was computed. */
  method: 'exact' | 'asymptotic';
  /** The tokens compared. */
  tokens: number;
}

/**
 * Tests whether the order of finalisation is related to the positions, or to a difficulty: Kendall's tau with its p-value.
 *
 * The p-value is that of SciPy's `kendalltau`: exact for few tokens without ties, otherwise normal with the variance corrected for ties. It supposes
 * that every order is as likely as any other; a decoder that works block by block breaks this before the model has said anything.
 *
 * Pairs that the difficulty ties are left out of tau, but for variant 'a'. NaN for fewer than two tokens, and where all came at one step or are equally
 * difficult.
 *
 * @throws {ShapeError} when `against` fits neither the generated positions nor the canvas
 * @throws {InvalidArgumentError} for an unknown option, for NaN in `against`, and for method 'exact' with ties
 *
 * @example
 * ```ts
 * import { traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 * import { generationOrderTest } from '@cairn-ml/mdlm-metrics/analysis';
 *
 * generationOrderTest(traceFromFinalSteps([0, 1, 3, 2, 4, 5]));
 * // { tau: 0.8667, pValue: 0.01667, method: 'exact', tokens: 6 }
 * generationOrderTest(traceFromFinalSteps([2, 0, 1]), { against: [30, 10, 20] }).tau; // 1
 * ```
 *
 * Source: M. G. Kendall, "Rank Correlation Methods", 1970, by way of `@cairn-ml/numeric`.
 */
export function generationOrderTest(
  trace: DecodingTrace,
  options: GenerationOrderTestOptions = {},
): GenerationOrderTestResult {
  const { variant = 'b', against, method = 'auto', alternative = 'two-sided' } = options;
  const caller = 'generationOrderTest';
  checkOption(caller, 'variant', variant, orderTauVariants);
  const { positions, steps } = countedSteps(caller, trace, options);
  const values = against ? valuesAgainst(caller, trace, positions, against) : positions;
  const plain = variant === 'strict' ? 'b' : variant;
  const result = kendallTest(values, steps, { variant: plain, method, alternative });
  const tau = variant === 'strict' ? tauOf(kendallCounts(values, steps), variant) : result.tau;
  return { ...result, tau, tokens: steps.length };
}
