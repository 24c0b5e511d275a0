import {
  gather,
  matMul,
  mean,
  type Reduction,
  reshape,
  type Tensor,
  type Tensor2D,
  tensor,
  tidy,
} from '@cairn-ml/tensor';
import { checkInterpolation } from './blackbox-rank.js';
import { closenessRanks } from './internal/closeness-ranks.js';
import { distinct } from './internal/distinct.js';
import { readEmbeddings } from './internal/read-embeddings.js';
import { readLabels } from './internal/read-labels.js';
import { checkAnchorOptions, reduceAnchors } from './internal/reduce.js';
import { unitRows } from './internal/unit-rows.js';
import { rankMismatch } from './rank-similarity.js';

/** Options of {@link unlabeledContrastiveLoss} and `rankingSupervisionLoss`. */
export interface RankingLossOptions {
  /** Of the blackbox gradient (λ). Default 2. */
  interpolation?: number;
  /** Over samples. Default `'sum'`, as in the authors' code. */
  reduction?: Reduction;
}

/**
 * The unlabelled contrastive loss of CLSS (L_UC): features of unlabelled samples should be alike in the order of a recovered ranking.
 *
 * `l_i = 1/n Σ_j ( rk(S_i)_j - rk(-|R_i - R|)_j )²` with the cosines S, and the ranks and the gradient of `blackboxRank`. With several views, S is the mean of
 * the products of all pairs of views; a view under `stopGradient` (the memory of GCLSS) is not moved.
 *
 * The direction of the ranking does not matter. Items with one ranking value are represented by the first. Fewer than two samples give 0.
 *
 * @param embeddings - `[samples, dim]`, or `[samples, views, dim]`
 * @param ranking - One place per sample, such as from `recoverRanking`.
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for a ranking that is not finite, and options out of range
 *
 * @example
 * ```ts
 * import { unlabeledContrastiveLoss } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const turning = tensor([[4, 0], [4, 1], [4, 3], [4, 6]]);
 * (await unlabeledContrastiveLoss(turning, [3, 2, 1, 0]).data())[0]; // 0.0313
 * ```
 *
 * Source: authors' code of CLSS and GCLSS; the form is that of RankSim (Gong, Mori and Tung 2022).
 */
export function unlabeledContrastiveLoss(
  embeddings: Tensor,
  ranking: ArrayLike<number>,
  options: RankingLossOptions = {},
): Tensor {
  const caller = 'unlabeledContrastiveLoss';
  const { interpolation = 2, reduction = 'sum' } = options;
  checkInterpolation(caller, interpolation);
  return tidy(() => {
    const { rows, views } = readEmbeddings(caller, embeddings);
    const samples = embeddings.shape[0]!;
    const { values } = readLabels(caller, ranking, samples, 1, 'ranking');
    checkAnchorOptions(caller, { reduction }, samples);
    const unit = unitRows(rows);
    // the mean of products of unit rows is the product of their means
    const centre = views === 1 ? unit : (mean(reshape(unit, [samples, views, rows.shape[1]]), 1) as Tensor2D);
    const kept = distinct(values);
    const part = kept.length === samples ? centre : (gather(centre, tensor(kept)) as Tensor2D);
    const targets = closenessRanks(Float64Array.from(kept, (i) => values[i]!));
    const losses = rankMismatch(matMul(part, part, false, true), targets, interpolation);
    return reduceAnchors(losses, { reduction });
  });
}
