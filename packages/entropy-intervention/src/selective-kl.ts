import { checkNumber } from '@cairn-ml/numeric';
import {
  type AggregateTokenLossesOptions,
  aggregateTokenLosses,
  type KlEstimateOptions,
  klEstimate,
  type TokenRows,
} from '@cairn-ml/policy-optimization';
import { isTensor, mul, type Tensor, tidy } from '@cairn-ml/tensor';
import { checkSameRows, isCounted } from './internal/counted-tokens.js';
import { onlyCounted, readSelection } from './internal/read-selection.js';

/** Options of {@link selectiveKl}. */
export interface SelectiveKlOptions extends AggregateTokenLossesOptions {
  /** Which tokens are held to the reference, `[responses, tokens]`: rows, or for tensors also a tensor. */
  selection: Tensor | TokenRows;
  /** What the estimate is multiplied by, 0 or more. Default 1. */
  coefficient?: number;
  /** How the divergence is estimated. Default: k3 with verl's limits. */
  kl?: KlEstimateOptions;
}

/**
 * A divergence from a reference policy that only selected tokens pay: `aggregate( coefficient · selection · kl )`. To be added to a loss.
 *
 * All tokens that count stand in the mean, as in a loss. Hold tokens of low entropy, and the policy keeps its facts while it explores elsewhere; hold those of high
 * covariance with the absolute difference, and the sum with an unclipped loss is KL-Cov (`klCovarianceLoss`).
 *
 * @param logprobs - Of the sampled tokens, `[responses, tokens]`: a tensor, or rows of numbers (in float64; rows may differ in length).
 * @param referenceLogprobs - The same under the reference policy; a constant.
 * @returns A scalar tensor, differentiable in `logprobs`; or a number
 * @throws {ShapeError} when the inputs do not fit
 * @throws {InvalidArgumentError} for options out of range, and numbers in rows that count and are not finite
 *
 * @example
 * ```ts
 * import { selectiveKl } from '@cairn-ml/entropy-intervention';
 *
 * const selection = [[1, 0], [0, 0]];
 * selectiveKl([[-1, -3], [-1, -1]], [[-2, -1], [-1, -2]], { selection, kl: { kind: 'k1' } }); // 0.25
 * ```
 *
 * Source: the penalty of KL-Cov (arXiv 2505.22617) for any selection and estimate; ours.
 */
export function selectiveKl(logprobs: Tensor, referenceLogprobs: Tensor, options: SelectiveKlOptions): Tensor;
export function selectiveKl(logprobs: TokenRows, referenceLogprobs: TokenRows, options: SelectiveKlOptions): number;
export function selectiveKl(
  logprobs: Tensor | TokenRows,
  referenceLogprobs: Tensor | TokenRows,
  options: SelectiveKlOptions,
): Tensor | number {
  const caller = 'selectiveKl';
  const { selection, coefficient = 1, kl = {}, ...aggregation } = options;
  checkNumber(caller, 'coefficient', coefficient, { min: 0 });
  if (isTensor(logprobs))
    return tidy(() => {
      const selected = readSelection(caller, selection, logprobs);
      const counts = aggregation.mask as Tensor | undefined;
      const estimates = klEstimate(onlyCounted(logprobs, counts), onlyCounted(referenceLogprobs as Tensor, counts), kl);
      return aggregateTokenLosses(
        mul(mul(estimates, selected), coefficient),
        aggregation as AggregateTokenLossesOptions<Tensor>,
      );
    });
  const [rows, reference] = [selection as TokenRows, referenceLogprobs as TokenRows];
  checkSameRows(caller, 'selection', rows, logprobs, 'logprobs');
  checkSameRows(caller, 'referenceLogprobs', reference, logprobs, 'logprobs');
  const mask = aggregation.mask as TokenRows | undefined;
  checkSameRows(caller, 'mask', mask, logprobs, 'logprobs');
  const counted = (values: TokenRows, i: number) =>
    Float64Array.from(values[i]!, (value, t) => (isCounted(mask, i, t) ? value : 0));
  const penalties = logprobs.map((_, i) =>
    klEstimate(counted(logprobs, i), counted(reference, i), kl).map((value, t) =>
      rows[i]![t] ? coefficient * value : 0,
    ),
  );
  return aggregateTokenLosses(penalties, aggregation as AggregateTokenLossesOptions<TokenRows>);
}
