import { exp, isTensor, type Tensor, tidy } from '@cairn-ml/tensor';
import { logRatiosOfRows } from './internal/log-ratios-of-rows.js';
import { logRatiosOfTensors } from './internal/log-ratios-of-tensors.js';
import { readRatioOptions } from './internal/read-ratio-options.js';
import { readRows } from './internal/read-rows.js';
import { readTensors } from './internal/read-tensors.js';
import type { TokenRows } from './token-values.js';

/** Options of {@link importanceRatios}. */
export interface ImportanceRatiosOptions<Values extends Tensor | TokenRows = Tensor | TokenRows> {
  /** `[completions, tokens]`: 0 where there is no token, or where it does not count (prompt, padding, tool output). Default: all count. */
  mask?: Values;
  /**
   * `'token'` (default): each token has its own ratio. `'sequence'`: all tokens of a completion share the geometric mean of its ratios (GSPO).
   * `'sequenceToken'`: the same values, but the gradient of each token's own log-probability (GSPO-token, and what verl calls gspo).
   */
  level?: 'token' | 'sequence' | 'sequenceToken';
  /**
   * The logarithm is cut to ±limit per token, and to at most limit per sequence, as in verl; at most 80, where float32 still has the exponential. There
   * is no gradient beyond. Default 20 for tokens, 10 for sequences; TRL does not cut.
   */
  logRatioLimit?: number;
}

/**
 * How much likelier the policy makes the tokens than the policy that sampled them did: the weights of importance sampling.
 *
 * Token: `w_it = exp(log p_it - log q_it)`. Sequence: `w_it = exp(1/n_i Σ_t (log p_it - log q_it))`, the same for all n_i tokens that count. 1 where
 * the mask is 0, whatever stands there, NaN too.
 *
 * @param logprobs - Of the sampled tokens, `[completions, tokens]`: a tensor, or rows of numbers (in float64; rows may differ in length).
 * @param oldLogprobs - The same under the policy that sampled; a constant.
 * @returns `[completions, tokens]`
 * @throws {ShapeError} when the inputs do not fit
 * @throws {InvalidArgumentError} for options out of range, and numbers in rows that count and are not finite
 *
 * @example
 * ```ts
 * import { importanceRatios } from '@cairn-ml/policy-optimization';
 *
 * importanceRatios([[-1.0, -0.5]], [[-1.2, -0.4]]); // [[1.221, 0.905]]
 * importanceRatios([[-1.0, -0.5]], [[-1.2, -0.4]], { level: 'sequence' }); // [[1.051, 1.051]]
 * ```
 *
 * Source: PPO (arXiv 1707.06347); GSPO (arXiv 2507.18071); limits of verl.
 */
export function importanceRatios(
  logprobs: Tensor,
  oldLogprobs: Tensor,
  options?: ImportanceRatiosOptions<Tensor>,
): Tensor;
export function importanceRatios(
  logprobs: TokenRows,
  oldLogprobs: TokenRows,
  options?: ImportanceRatiosOptions<TokenRows>,
): Float64Array[];
export function importanceRatios(
  logprobs: Tensor | TokenRows,
  oldLogprobs: Tensor | TokenRows,
  options: ImportanceRatiosOptions = {},
): Tensor | Float64Array[] {
  const caller = 'importanceRatios';
  const settings = readRatioOptions(caller, options);
  const { mask } = options;
  if (isTensor(logprobs))
    return tidy(() => {
      const read = readTensors(caller, logprobs, { oldLogprobs }, mask);
      return exp(logRatiosOfTensors(logprobs, read.values.oldLogprobs, read.counts, settings));
    });
  const read = readRows(caller, logprobs, { oldLogprobs }, mask);
  return logRatiosOfRows(logprobs, read.values.oldLogprobs, read.counts, settings).map((row) => row.map(Math.exp));
}
