import { checkFinite } from '@cairn-ml/numeric';

/** What a group's rewards leave to learn from. */
export type RewardDiagnostics = {
  /** Different rewards in the group; equal within 1e-12. */
  rewardValues: number;
  /** All rewards are the same: every advantage is 0, whatever the rewards say. */
  zeroVariance: boolean;
  /** There are exactly two different rewards, so dividing by the standard deviation removes their magnitudes. */
  standardizationErasesMagnitudes: boolean;
};

/**
 * Says what group-standardised advantages would make of a group's rewards.
 *
 * With two different rewards in a group of G, of which the k larger ones are equal, `(r - mean) / std` with the sample deviation is
 * `sqrt((G - 1)(G - k) / (G k))` for these and `-sqrt((G - 1) k / (G (G - k)))` for the others, **whatever the two values are**. A reward that
 * only says which of two answers is better then trains as majority voting does: magnitudes (DARE's, a weight's) act only with three or more
 * values, or where advantages are not divided by the deviation (Dr.GRPO, RLOO).
 *
 * null entries are left out. No reward, or one, is `zeroVariance`.
 *
 * @throws {InvalidArgumentError} for a reward that is NaN or infinite
 *
 * @example
 * ```ts
 * import { rewardDiagnostics } from '@cairn-ml/rewards';
 *
 * rewardDiagnostics([0.6, 0.6, 0.4]); // {rewardValues: 2, zeroVariance: false, standardizationErasesMagnitudes: true}
 * rewardDiagnostics([0.6, 0.4, 0.1, null]).standardizationErasesMagnitudes; // false
 * ```
 *
 * Source: algebra of GRPO's advantage; TRL and verl use the sample deviation.
 */
export function rewardDiagnostics(rewards: readonly (number | null)[]): RewardDiagnostics {
  const values = [...new Set(rewards)].filter((reward) => reward !== null).sort((a, b) => a - b);
  checkFinite('rewardDiagnostics', 'rewards', values);
  let rewardValues = Math.min(1, values.length);
  for (let i = 1; i < values.length; i++) {
    if (values[i]! - values[i - 1]! > 1e-12 * Math.max(1, Math.abs(values[i]!))) rewardValues++;
  }
  return {
    rewardValues,
    zeroVariance: rewardValues < 2,
    standardizationErasesMagnitudes: rewardValues === 2,
  };
}
