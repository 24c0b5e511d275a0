import { checkFinite, checkLength } from '@cairn-ml/numeric';

/** Options of {@link meanOverTokens}. */
export interface MeanOverTokensOptions {
  /** Which tokens count: 1 (or true) for tokens of the completion, 0 for the prompt and the padding. Default: all. */
  mask?: ArrayLike<number | boolean>;
}

/**
 * The mean of a quantity over the tokens of a completion: `Σ m_t v_t / Σ m_t`. Of token entropies it is a rollout's uncertainty.
 *
 * `values`: one per token, in any unit. NaN when no token counts.
 *
 * @throws {ShapeError} when `mask` has another length
 * @throws {InvalidArgumentError} for a value that counts and is NaN or infinite
 *
 * @example
 * ```ts
 * import { meanOverTokens } from '@cairn-ml/rewards/uncertainty';
 *
 * meanOverTokens([0.5, 1.5, 9], { mask: [1, 1, 0] }); // 1
 * ```
 *
 * Source: `masked_mean` of verl; DARE Eq. 9 (inner mean), second-hand transcription.
 */
export function meanOverTokens(values: ArrayLike<number>, { mask }: MeanOverTokensOptions = {}): number {
  if (mask) checkLength('meanOverTokens', 'mask', mask, values.length, 'one entry per token');
  const counted = mask ? Array.from(values).filter((_, t) => mask[t]) : values;
  checkFinite('meanOverTokens', 'values', counted);
  let sum = 0;
  for (let t = 0; t < counted.length; t++) sum += counted[t]!;
  return sum / counted.length;
}
