import { checkInteger } from '@cairn-ml/numeric';

/** Options of {@link passAtK}. */
export interface PassAtKOptions {
  /** How many rollouts are drawn, from 1 to the number of outcomes. */
  k: number;
}

/**
 * The probability that at least one of k rollouts, drawn without replacement, is right: pass@k, estimated without bias.
 *
 * `1 - C(n - c, k) / C(n, k)` for n outcomes of which c are right, as a product that does not overflow. `k = 1` is the share of right ones.
 *
 * `outcomes`: true (or 1) for right, one per rollout.
 *
 * @throws {InvalidArgumentError} for a `k` out of range, and so for no outcomes
 *
 * @example
 * ```ts
 * import { passAtK } from '@cairn-ml/rewards';
 *
 * passAtK([true, false, false, false], { k: 2 }); // 0.5
 * ```
 *
 * Source: Chen et al. 2021, Evaluating Large Language Models Trained on Code, Eq. 1.
 */
export function passAtK(outcomes: ArrayLike<boolean | number>, { k }: PassAtKOptions): number {
  const size = outcomes.length;
  checkInteger('passAtK', 'k', k, { min: 1, max: size });
  let wrong = 0;
  for (let i = 0; i < size; i++) if (!outcomes[i]) wrong++;
  if (wrong < k) return 1;
  let allWrong = 1;
  for (let i = 0; i < k; i++) allWrong *= (wrong - i) / (size - i);
  return 1 - allWrong;
}
