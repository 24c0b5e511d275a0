import { checkNumber } from '@cairn-ml/numeric';
import type { RewardResult } from './contract.js';

/** Options of {@link softOverlongPenalty}. */
export interface SoftOverlongPenaltyOptions {
  /** The longest completion that is allowed, in tokens. */
  maxLength: number;
  /** Tokens before `maxLength` over which the penalty grows, from 1 to `maxLength`. */
  cache: number;
}

/**
 * A penalty for completions that come near the length limit: 0 up to `maxLength - cache` tokens, then falling in a line to -1 at `maxLength`.
 *
 * `r = 0` for `L <= max - cache`, `(max - cache - L) / cache` up to max, -1 beyond. `lengths` in tokens, one per rollout.
 *
 * @throws {InvalidArgumentError} for lengths that are negative, NaN or infinite, and options out of range
 *
 * @example
 * ```ts
 * import { softOverlongPenalty } from '@cairn-ml/rewards';
 *
 * softOverlongPenalty([80, 90, 101], { maxLength: 100, cache: 20 }).rewards; // [0, -0.5, -1]
 * ```
 *
 * Source: DAPO, Eq. 13; TRL, `get_soft_overlong_punishment`.
 */
export function softOverlongPenalty(
  lengths: ArrayLike<number>,
  { maxLength, cache }: SoftOverlongPenaltyOptions,
): RewardResult {
  checkNumber('softOverlongPenalty', 'maxLength', maxLength, { min: 1 });
  checkNumber('softOverlongPenalty', 'cache', cache, { min: 1, max: maxLength });
  const free = maxLength - cache;
  const rewards = Array.from(lengths, (length, i) => {
    checkNumber('softOverlongPenalty', `lengths[${i}]`, length, { min: 0 });
    if (length <= free) return 0;
    return length <= maxLength ? (free - length) / cache : -1;
  });
  return { rewards };
}
