import type { PairCounts } from './count-pairs.js';

/** Which pairs Kendall's coefficient is divided by; see {@link kendallTau}. */
export type KendallVariant = 'a' | 'b' | 'c' | 'gamma';

export const kendallVariants: readonly KendallVariant[] = ['a', 'b', 'c', 'gamma'];

export function tauOfCounts(counts: PairCounts, variant: KendallVariant): number {
  const tau = (counts.concordant - counts.discordant) / denominator(counts, variant);
  return Math.max(-1, Math.min(1, tau)); // rounding can exceed the bounds by one unit in the last place
}

function denominator({ size, pairs, concordant, discordant, x, y }: PairCounts, variant: KendallVariant): number {
  if (variant === 'a') return pairs;
  if (variant === 'gamma') return concordant + discordant;
  if (variant === 'b') return Math.sqrt((pairs - x.pairs) * (pairs - y.pairs));
  const classes = Math.min(x.distinct, y.distinct);
  return (size * size * (classes - 1)) / classes / 2;
}
