import { checkInteger, checkOption } from '@cairn-ml/numeric';
import {
  gather,
  matMul,
  mean,
  mul,
  type Reduction,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tidy,
} from '@cairn-ml/tensor';
import { checkInterpolation, rankRows } from './blackbox-rank.js';
import { closenessRanks } from './internal/closeness-ranks.js';
import { distinct } from './internal/distinct.js';
import { readRows } from './internal/read-embeddings.js';
import { readLabels } from './internal/read-labels.js';
import { checkAnchorOptions, reduceAnchors } from './internal/reduce.js';
import { unitRows } from './internal/unit-rows.js';

/** Options of {@link rankSimilarity}. */
export interface RankSimilarityOptions {
  /** Of the blackbox gradient (λ). Default 2. */
  interpolation?: number;
  /** Which of several samples with one label stands for it: the first (default), or one drawn with `seed`. The others do not take part. */
  representatives?: 'first' | 'random';
  /** Of the draw. Default 0. */
  seed?: number;
  /** Over anchors. Default `'sum'`, as in the authors' code; `'none'` gives one loss per representative, by index. */
  reduction?: Reduction;
}

/**
 * RankSim: the neighbours of each sample, ranked by the cosine of their features, should come in the order of their labels.
 *
 * `l_i = 1/n Σ_j ( rk(cos(z_i, z_·))_j - rk(-|y_i - y_·|)_j )²` with the ranks and the gradient of {@link blackboxRank}; n counts distinct
 * labels. O(n²) memory. A row of zeros has cosine 0 with every row. Fewer than two distinct labels give 0.
 *
 * @param embeddings - `[samples, dim]`
 * @param labels - One number per sample.
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for labels that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { rankSimilarity } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const turning = tensor([[4, 0], [4, 1], [4, 3], [4, 6]]);
 * (await rankSimilarity(turning, [1, 2, 4, 5]).data())[0]; // 0
 * (await rankSimilarity(turning, [1, 5, 4, 2]).data())[0]; // 0.344
 * ```
 *
 * Source: Gong, Mori and Tung 2022, RankSim: ranking similarity regularization for deep imbalanced regression, equation 5, as in the authors' code.
 *
 * @remarks The authors' code draws the representative at random; the first is our default, because it repeats.
 */
export function rankSimilarity(
  embeddings: Tensor,
  labels: ArrayLike<number>,
  options: RankSimilarityOptions = {},
): Tensor {
  const caller = 'rankSimilarity';
  const { interpolation = 2, representatives = 'first', seed = 0, reduction = 'sum' } = options;
  checkInterpolation(caller, interpolation);
  checkOption(caller, 'representatives', representatives, ['first', 'random']);
  checkInteger(caller, 'seed', seed);
  return tidy(() => {
    const { rows, count } = readRows(caller, embeddings);
    const { values } = readLabels(caller, labels, count);
    checkAnchorOptions(caller, { reduction }, count);
    const kept = distinct(values, representatives === 'random' ? seed : undefined);
    const part = kept.length === count ? rows : gather(rows, tensor(kept));
    const unit = unitRows(part as Tensor2D);
    const losses = rankMismatch(
      matMul(unit, unit, false, true),
      closenessRanks(Float64Array.from(kept, (i) => values[i]!)),
      interpolation,
    );
    return reduceAnchors(losses, { reduction });
  });
}

/** For each row, the mean squared difference of the ranks of its entries and `ranks`, `[n]`. Call in `tidy`. */
export function rankMismatch(similarity: Tensor2D, ranks: Float64Array, interpolation: number): Tensor {
  const count = similarity.shape[0];
  if (count === 0) return mul(sum(similarity, 1), 0);
  return mean(square(sub(rankRows(similarity, interpolation), tensor(ranks, [count, count]))), 1);
}
