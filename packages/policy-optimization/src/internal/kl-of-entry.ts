import type { KlEstimateOptions } from '../kl-estimate.js';

/** The estimate of one token, in float64. */
export function klOfEntry(
  logprob: number,
  reference: number,
  { kind, logRatioLimit, valueLimit }: Required<KlEstimateOptions>,
): number {
  const difference = logprob - reference;
  if (kind === 'k1') return difference;
  if (kind === 'k2') return difference ** 2 / 2;
  if (kind === 'absolute') return Math.abs(difference);
  const x = Math.min(Math.max(-difference, -logRatioLimit), logRatioLimit);
  return Math.min(Math.max(0, Math.expm1(x) - x), valueLimit);
}
