import type { TokenRows } from '@cairn-ml/policy-optimization';
import { type EntropyBandOptions, entropyBand } from './entropy-band.js';
import { isCounted } from './internal/counted-tokens.js';
import type { TokenSelection } from './token-selection.js';

/**
 * Selects the tokens of moderate entropy, those within the band of `entropyBand`, its ends included: neither the tokens that are certain, which carry
 * what the model knows, nor those that are open anyway.
 *
 * Where no token counts, none is selected; where all have the same entropy, all are.
 *
 * @param entropies - One row per response; rows may differ in length.
 * @throws {InvalidArgumentError} for quantiles out of range, and entropies that count and are not finite
 * @throws {ShapeError} when the mask does not fit
 *
 * @example
 * ```ts
 * import { selectModerateEntropy } from '@cairn-ml/entropy-intervention';
 *
 * const entropies = [[0.1, 0.9, 0.5, 0.5], [1.5, 0, 0.3, 0.7]];
 * selectModerateEntropy(entropies, { low: 0.5, high: 0.9 }); // [[0, 1, 1, 1], [0, 0, 0, 1]]
 * selectModerateEntropy(entropies, { per: 'response' }); // [[0, 0, 1, 1], [0, 0, 1, 1]]
 * ```
 *
 * Source: TsEC of SaEI (arXiv 2512.10414): "moderate rather than extreme" entropy; quantiles as bounds are our reconstruction.
 */
export function selectModerateEntropy(entropies: TokenRows, options: EntropyBandOptions = {}): TokenSelection {
  const { low, high } = entropyBand(entropies, options);
  return entropies.map((row, i) =>
    Uint8Array.from(row, (entropy, t) =>
      isCounted(options.mask, i, t) && entropy >= low[i]! && entropy <= high[i]! ? 1 : 0,
    ),
  );
}
