import { InvalidArgumentError, quantile } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { countedTokens } from './internal/counted-tokens.js';
import { checkShare } from './internal/restricted-entropy.js';
import type { SelectionOptions } from './token-selection.js';

/** Options of {@link entropyBand} and `selectModerateEntropy`. */
export interface EntropyBandOptions extends SelectionOptions {
  /** The quantile of the entropies where the band begins, from 0 to 1. Default 0.2, this package's: the paper's bounds are not public. */
  low?: number;
  /** The quantile where it ends, from `low` to 1. Default 0.8, this package's. */
  high?: number;
}

/** A band of entropies per response; NaN where it has no token that counts. With `per: 'batch'` all are the same. */
export interface EntropyBand {
  low: Float64Array;
  high: Float64Array;
}

/**
 * The band of moderate entropies: two quantiles of the entropies that count, interpolated linearly.
 *
 * @param entropies - One row per response; rows may differ in length.
 * @throws {InvalidArgumentError} for quantiles out of range, and entropies that count and are not finite
 * @throws {ShapeError} when the mask does not fit
 *
 * @example
 * ```ts
 * import { entropyBand } from '@cairn-ml/entropy-intervention';
 *
 * entropyBand([[0.1, 0.9, 0.5, 0.5], [1.5, 0, 0.3, 0.7]], { low: 0.5, high: 0.9 }); // { low: [0.5, 0.5], high: [1.08, 1.08] }
 * ```
 *
 * Source: TsEC of SaEI (arXiv 2512.10414), our reconstruction.
 */
export function entropyBand(entropies: TokenRows, options: EntropyBandOptions = {}): EntropyBand {
  const caller = 'entropyBand';
  const { low = 0.2, high = 0.8, per = 'batch' } = options;
  checkShare(caller, 'low', low);
  checkShare(caller, 'high', high);
  if (high < low) throw new InvalidArgumentError(caller, 'high', `be at least \`low\` (${low})`, high);
  const bounds = countedTokens(caller, entropies, options).map(({ values }) => quantile(values, [low, high]));
  const ofResponse = (i: number) => bounds[per === 'batch' ? 0 : i]!;
  return {
    low: Float64Array.from(entropies, (_, i) => ofResponse(i)[0]!),
    high: Float64Array.from(entropies, (_, i) => ofResponse(i)[1]!),
  };
}
