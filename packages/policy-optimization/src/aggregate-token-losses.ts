import { isTensor, type Tensor, tidy } from '@cairn-ml/tensor';
import { aggregateRows } from './internal/aggregate-rows.js';
import { aggregateTensors } from './internal/aggregate-tensors.js';
import { readAggregation } from './internal/read-aggregation.js';
import { readRows } from './internal/read-rows.js';
import { readTensors } from './internal/read-tensors.js';
import type { TokenRows } from './token-values.js';

/** How the losses of tokens become one; see {@link aggregateTokenLosses}. */
export type Aggregation = 'tokenMean' | 'sequenceMean' | 'sequenceSum' | 'fixedLength' | 'fixedLengthSum' | 'sum';

/** Options of {@link aggregateTokenLosses}. */
export interface AggregateTokenLossesOptions<Values extends Tensor | TokenRows = Tensor | TokenRows> {
  /** Default `'tokenMean'`, as TRL and verl. */
  aggregation?: Aggregation;
  /** `[completions, tokens]`: 0 where there is no token, or where it does not count. Default: all count. */
  mask?: Values;
  /** The number of tokens that `'fixedLength'` and `'fixedLengthSum'` divide by, above 0: the limit of the sampler, the same for every batch. */
  maxLength?: number;
  /**
   * Of how many tokens (`'tokenMean'`) or completions (`'sequenceMean'`, `'sequenceSum'`, `'fixedLength'`) the mean is, where these are a part of a
   * larger batch; the losses of the parts then add up. Default: as many as there are here.
   */
  total?: number;
  /** Whether completions without a token that counts are counted in means over completions: `'skip'` (default, as verl) or `'count'` (as TRL). */
  emptySequences?: 'skip' | 'count';
  /** Of `'sequenceMean'`: added to the number of tokens of each completion, 0 or more. Default 0; verl has 1e-8. */
  lengthEpsilon?: number;
}

/**
 * One loss of the losses of tokens. How long completions weigh differs from mode to mode:
 *
 * | aggregation | loss | TRL | verl |
 * |---|---|---|---|
 * | `'tokenMean'` | Σ_it l / Σ_i n_i | bnpo, dapo, cispo | token-mean |
 * | `'sequenceMean'` | 1/B Σ_i 1/n_i Σ_t l | grpo, sapo | seq-mean-token-mean |
 * | `'sequenceSum'` | 1/B Σ_it l | luspo | seq-mean-token-sum |
 * | `'fixedLength'` | Σ_it l / (B · maxLength) | dr_grpo | |
 * | `'fixedLengthSum'` | Σ_it l / maxLength | | seq-mean-token-sum-norm |
 * | `'sum'` | Σ_it l | | |
 *
 * n_i tokens of completion i that count, B completions. Where nothing counts, the loss is 0. What stands where the mask is 0 does not matter, NaN either.
 *
 * @param losses - `[completions, tokens]`: a tensor, or rows of numbers (in float64; rows may differ in length).
 * @returns A scalar tensor, or a number
 * @throws {ShapeError} when the mask does not fit
 * @throws {InvalidArgumentError} for options out of range or missing, and numbers in rows that count and are not finite
 *
 * @example
 * ```ts
 * import { aggregateTokenLosses } from '@cairn-ml/policy-optimization';
 *
 * const losses = [[0.3, -0.6, 0.9], [0.5, 0.1]];
 * aggregateTokenLosses(losses); // 0.24
 * aggregateTokenLosses(losses, { aggregation: 'sequenceMean' }); // 0.25
 * aggregateTokenLosses(losses, { aggregation: 'fixedLength', maxLength: 4 }); // 0.15
 * ```
 *
 * Source: TRL 1.10 (`loss_type`), verl (`agg_loss`); DAPO (arXiv 2503.14476), Dr. GRPO (2503.20783).
 */
export function aggregateTokenLosses(losses: Tensor, options?: AggregateTokenLossesOptions<Tensor>): Tensor;
export function aggregateTokenLosses(losses: TokenRows, options?: AggregateTokenLossesOptions<TokenRows>): number;
export function aggregateTokenLosses(
  losses: Tensor | TokenRows,
  options: AggregateTokenLossesOptions = {},
): Tensor | number {
  const caller = 'aggregateTokenLosses';
  const settings = readAggregation(caller, options);
  if (isTensor(losses))
    return tidy(() =>
      aggregateTensors(losses, readTensors(caller, losses, {}, options.mask, 'losses').counts, settings),
    );
  return aggregateRows(losses, readRows(caller, losses, {}, options.mask, 'losses').counts, settings);
}
