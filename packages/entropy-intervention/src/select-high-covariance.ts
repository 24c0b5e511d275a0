import { argsort } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { nothingOf } from './internal/counted-tokens.js';
import { covariances } from './internal/covariances.js';
import { checkShare } from './internal/restricted-entropy.js';
import type { TokenCovarianceOptions } from './token-covariance.js';
import type { TokenSelection } from './token-selection.js';

/** Options of {@link selectHighCovariance}. */
export interface SelectHighCovarianceOptions extends TokenCovarianceOptions {
  /** The share of the tokens that is selected, from 0 (none) to 1. Default 2e-3, the recipe of KL-Cov for 7B models; 2e-4 for 32B. */
  ratio?: number;
}

/**
 * Selects the tokens of highest covariance (see `tokenCovariance`): `max(1, ⌊ratio · n⌋)` of the n that count, for `klCovarianceLoss`.
 *
 * Of equal covariances, those of earlier responses and tokens come first.
 *
 * @param logprobs - Of the sampled tokens, one row per response; rows may differ in length.
 * @param advantages - One per response, or rows with one per token.
 * @throws {ShapeError} when the inputs do not fit
 * @throws {InvalidArgumentError} for a ratio out of range, and numbers that count and are not finite
 *
 * @example
 * ```ts
 * import { selectHighCovariance } from '@cairn-ml/entropy-intervention';
 *
 * selectHighCovariance([[-0.1, -2.1], [-1.1]], [1, -0.5], { ratio: 0.3 }); // [[1, 0], [0]]
 * ```
 *
 * Source: KL-Cov (arXiv 2505.22617); verl, `compute_policy_loss_kl_cov`.
 */
export function selectHighCovariance(
  logprobs: TokenRows,
  advantages: TokenRows | ArrayLike<number>,
  options: SelectHighCovarianceOptions = {},
): TokenSelection {
  const { ratio = 2e-3, mask } = options;
  checkShare('selectHighCovariance', 'ratio', ratio);
  const values = covariances('selectHighCovariance', logprobs, advantages, mask);
  const selection = nothingOf(logprobs);
  const places = values.flatMap((row, i) => row.flatMap((value, t) => (value === undefined ? [] : [{ i, t, value }])));
  if (ratio === 0 || places.length === 0) return selection;
  const order = argsort(places.map(({ value }) => -value)); // stable
  for (const k of order.subarray(0, Math.max(1, Math.floor(ratio * places.length)))) {
    const { i, t } = places[k]!;
    selection[i]![t] = 1;
  }
  return selection;
}
