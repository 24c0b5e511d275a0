import { isTensor, type Tensor, tidy } from '@cairn-ml/tensor';
import type { ImportanceRatiosOptions } from './importance-ratios.js';
import { readObjectiveOptions } from './internal/read-objective-options.js';
import { readRatioOptions } from './internal/read-ratio-options.js';
import { readRows } from './internal/read-rows.js';
import { readTensors } from './internal/read-tensors.js';
import { tokenLossesOfRows } from './internal/token-losses-of-rows.js';
import { tokenLossesOfTensors } from './internal/token-losses-of-tensors.js';
import type { PerCompletion, TokenRows } from './token-values.js';

/** Options of {@link tokenPolicyLosses}. */
export interface PolicyObjectiveOptions<Values extends Tensor | TokenRows = Tensor | TokenRows>
  extends ImportanceRatiosOptions<Values> {
  /** `'clipped'` (default): PPO, GRPO, DAPO, and GSPO with `level: 'sequence'`. `'cispo'` clips the weight, not the gradient. `'sapo'` is soft. */
  objective?: 'clipped' | 'cispo' | 'sapo';
  /** How far below 1 ratios may fall, from 0 to 1; also one per completion. Default 0.2. For CISPO as in TRL: 1, no lower bound. */
  clipLow?: PerCompletion;
  /** How far above 1 ratios may rise; also one per completion. Default 0.2; DAPO ("clip higher") 0.28. For CISPO as in TRL: its epsilon_high minus 1. */
  clipHigh?: PerCompletion;
  /** Of `'clipped'`: where the advantage is negative, ratios above this (above 1) have no gradient. verl: 3; TRL calls it `delta`. Default: none. */
  dualClip?: number;
  /** Of `'sapo'`: temperature where the advantage is positive, above 0. Default 1. */
  positiveTemperature?: number;
  /** Of `'sapo'`: temperature where it is not. Default 1.05. */
  negativeTemperature?: number;
  /** `[completions, tokens]`: multiplies the losses; for corrections of the sampler, or tokens to be left out that still count in means. */
  weights?: Values;
}

/**
 * The losses of single tokens under a clipped objective, to be aggregated by `aggregateTokenLosses`; `clippedPolicyLoss` does both.
 *
 * With w the ratio (see `importanceRatios`), A the advantage, ε the clip ranges:
 *
 * - clipped: `-min(w A, clip(w, 1 - ε_low, 1 + ε_high) A)`; where A < 0 and `dualClip` c is given, w is at most c.
 * - cispo: `-sg(clip(w, 1 - ε_low, 1 + ε_high)) A log p`: every token keeps a gradient.
 * - sapo: `-σ(τ (w - 1)) 4/τ A`, τ by the sign of A.
 *
 * @param logprobs - Of the sampled tokens, `[completions, tokens]`: a tensor, or rows of numbers (in float64; rows may differ in length).
 * @param oldLogprobs - The same under the policy that sampled; a constant.
 * @param advantages - One per completion, as arrays; or `[completions]` or `[completions, tokens]` as a tensor or rows. Constants.
 * @returns `[completions, tokens]`, 0 where the mask is 0; a tensor is differentiable in `logprobs`
 * @throws {ShapeError} when the inputs do not fit
 * @throws {InvalidArgumentError} for options out of range, and numbers in rows that count and are not finite
 *
 * @example
 * ```ts
 * import { tokenPolicyLosses } from '@cairn-ml/policy-optimization';
 *
 * const old = [[-1, -1], [-1, -1]];
 * const now = [[-0.5, -1.1], [-0.5, -1.1]]; // ratios 1.65 and 0.90
 * tokenPolicyLosses(now, old, [1, -1]); // [[-1.2, -0.9048], [1.6487, 0.9048]]
 * tokenPolicyLosses(now, old, [1, -1], { objective: 'cispo' }); // [[0.6, 0.9953], [-0.6, -0.9953]]
 * ```
 *
 * Source: PPO (arXiv 1707.06347), dual clip (1912.09729), DAPO (2503.14476), GSPO (2507.18071), CISPO (2506.13585), SAPO (2511.20347), as in TRL 1.10
 * and verl.
 */
export function tokenPolicyLosses(
  logprobs: Tensor,
  oldLogprobs: Tensor,
  advantages: Tensor | ArrayLike<number>,
  options?: PolicyObjectiveOptions<Tensor>,
): Tensor;
export function tokenPolicyLosses(
  logprobs: TokenRows,
  oldLogprobs: TokenRows,
  advantages: TokenRows | ArrayLike<number>,
  options?: PolicyObjectiveOptions<TokenRows>,
): Float64Array[];
export function tokenPolicyLosses(
  logprobs: Tensor | TokenRows,
  oldLogprobs: Tensor | TokenRows,
  advantages: Tensor | TokenRows | ArrayLike<number>,
  options: PolicyObjectiveOptions = {},
): Tensor | Float64Array[] {
  const caller = 'tokenPolicyLosses';
  const { mask, weights } = options;
  const others = { oldLogprobs, ...(weights && { weights }) };
  const completions = isTensor(logprobs) ? (logprobs.shape[0] ?? 0) : logprobs.length;
  const settings = { ...readRatioOptions(caller, options), ...readObjectiveOptions(caller, options, completions) };
  if (isTensor(logprobs))
    return tidy(() => {
      const { values, counts } = readTensors(caller, logprobs, others, mask);
      return tokenLossesOfTensors(caller, { logprobs, advantages, counts, ...values }, settings);
    });
  const { values, counts } = readRows(caller, logprobs, others, mask);
  return tokenLossesOfRows(caller, { logprobs, advantages, counts, ...values }, settings);
}
