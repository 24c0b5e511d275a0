import { quantile as quantileOf } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { countedTokens, nothingOf } from './internal/counted-tokens.js';
import { checkShare } from './internal/restricted-entropy.js';
import type { SelectionOptions, TokenSelection } from './token-selection.js';

/** Options of {@link selectEntropyQuantile}. */
export interface SelectEntropyQuantileOptions extends SelectionOptions {
  /** Tokens with at least this quantile of the entropies are selected, from 0 (all) to 1 (the highest). Default 0.8. */
  quantile?: number;
}

/**
 * Selects the tokens whose entropy is at least a quantile of those that count, which is interpolated linearly (as `torch.quantile`).
 *
 * Beside `selectTopEntropy`: the threshold lies between two entropies, and of tokens with the same entropy all are selected or none. Where no token
 * counts, none is selected.
 *
 * @param entropies - One row per response; rows may differ in length.
 * @throws {InvalidArgumentError} for a quantile out of range, and entropies that count and are not finite
 * @throws {ShapeError} when the mask does not fit
 *
 * @example
 * ```ts
 * import { selectEntropyQuantile } from '@cairn-ml/entropy-intervention';
 *
 * selectEntropyQuantile([[0.1, 0.9, 0.5], [1.5, 0, 0.7]], { quantile: 0.75 }); // [[0, 1, 0], [1, 0, 0]]
 * ```
 *
 * Source: TRL, `get_high_entropy_mask`.
 */
export function selectEntropyQuantile(
  entropies: TokenRows,
  options: SelectEntropyQuantileOptions = {},
): TokenSelection {
  const { quantile = 0.8 } = options;
  checkShare('selectEntropyQuantile', 'quantile', quantile);
  const selection = nothingOf(entropies);
  for (const { rows, columns, values } of countedTokens('selectEntropyQuantile', entropies, options)) {
    const threshold = quantileOf(values, quantile);
    for (const [k, value] of values.entries()) if (value >= threshold) selection[rows[k]!]![columns[k]!] = 1;
  }
  return selection;
}
