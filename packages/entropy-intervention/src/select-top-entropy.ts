import { argsort } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { countedTokens, nothingOf } from './internal/counted-tokens.js';
import { checkShare } from './internal/restricted-entropy.js';
import type { SelectionOptions, TokenSelection } from './token-selection.js';

/** Options of {@link selectTopEntropy}. */
export interface SelectTopEntropyOptions extends SelectionOptions {
  /** The share of the tokens that is selected, from 0 to 1. Default 0.2, of the 80/20 rule. */
  ratio?: number;
}

/**
 * Selects the tokens of highest entropy: `max(1, ⌊n · ratio + 0.9999⌋)` of the n that count; none where none counts.
 *
 * Of tokens with the same entropy, those of earlier responses come first, and earlier ones of the same response.
 *
 * @param entropies - One row per response; rows may differ in length.
 * @throws {InvalidArgumentError} for a ratio out of range, and entropies that count and are not finite
 * @throws {ShapeError} when the mask does not fit
 *
 * @example
 * ```ts
 * import { selectTopEntropy } from '@cairn-ml/entropy-intervention';
 *
 * const entropies = [[0.1, 0.9, 0.5], [1.5, 0, 0.7]];
 * selectTopEntropy(entropies, { ratio: 0.5 }); // [[0, 1, 0], [1, 0, 1]]
 * selectTopEntropy(entropies, { ratio: 0.5, per: 'response' }); // [[0, 1, 1], [1, 0, 1]]
 * ```
 *
 * Source: Beyond the 80/20 Rule (arXiv 2506.01939), authors' code (`get_global_entropy_top_mask`); the order of ties is ours.
 */
export function selectTopEntropy(entropies: TokenRows, options: SelectTopEntropyOptions = {}): TokenSelection {
  const { ratio = 0.2 } = options;
  checkShare('selectTopEntropy', 'ratio', ratio);
  const selection = nothingOf(entropies);
  for (const { rows, columns, values } of countedTokens('selectTopEntropy', entropies, options)) {
    if (values.length === 0) continue;
    const count = Math.max(1, Math.floor(values.length * ratio + 0.9999));
    const ascending = argsort(values.map((value) => -value)); // stable
    for (const k of ascending.subarray(0, count)) selection[rows[k]!]![columns[k]!] = 1;
  }
  return selection;
}
