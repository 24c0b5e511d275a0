import type { KendallCounts } from '@cairn-ml/numeric';
import type { OrderTauVariant } from '../generation-order-tau.js';

export const orderTauVariants: readonly OrderTauVariant[] = ['b', 'a', 'gamma', 'strict'];

/** A coefficient from the counts of pairs, the steps being y. NaN where it is undefined. */
export function tauOf(counts: KendallCounts, variant: OrderTauVariant): number {
  const { pairs, concordant, discordant, xTies, yTies } = counts;
  if (variant === 'strict') return (2 * concordant) / (pairs - xTies) - 1;
  const denominator = {
    a: pairs,
    b: Math.sqrt((pairs - xTies) * (pairs - yTies)),
    gamma: concordant + discordant,
  }[variant];
  return Math.max(-1, Math.min(1, (concordant - discordant) / denominator));
}
