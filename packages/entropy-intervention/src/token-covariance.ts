import type { TokenRows } from '@cairn-ml/policy-optimization';
import { covariances } from './internal/covariances.js';

/** Options of {@link tokenCovariance}. */
export interface TokenCovarianceOptions {
  /** 0 where there is no token, or where it does not count, `[responses, tokens]`. Default: all count. */
  mask?: TokenRows;
}

/**
 * How much each token drives the entropy down: `(A - mean A) (log p - mean log p)`, the means over the tokens that count. Their mean is the covariance of advantage
 * and log-probability; a policy gradient step lowers the entropy about in proportion to it.
 *
 * 0 where a token does not count.
 *
 * @param logprobs - Of the sampled tokens, one row per response; rows may differ in length.
 * @param advantages - One per response, or rows with one per token.
 * @throws {ShapeError} when the inputs do not fit
 * @throws {InvalidArgumentError} for numbers that count and are not finite
 *
 * @example
 * ```ts
 * import { tokenCovariance } from '@cairn-ml/entropy-intervention';
 *
 * tokenCovariance([[-0.1, -2.1], [-1.1]], [1, -0.5]); // [[0.5, -0.5], [0]]
 * ```
 *
 * Source: The Entropy Mechanism of RL (arXiv 2505.22617); verl.
 */
export function tokenCovariance(
  logprobs: TokenRows,
  advantages: TokenRows | ArrayLike<number>,
  options: TokenCovarianceOptions = {},
): Float64Array[] {
  return covariances('tokenCovariance', logprobs, advantages, options.mask).map((row) =>
    Float64Array.from(row, (value) => value ?? 0),
  );
}
