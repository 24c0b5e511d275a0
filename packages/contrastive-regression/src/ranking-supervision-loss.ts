import { InvalidArgumentError } from '@cairn-ml/numeric';
import { abs, gather, neg, reshape, sub, type Tensor, type Tensor2D, tensor, tidy, transpose } from '@cairn-ml/tensor';
import { checkInterpolation } from './blackbox-rank.js';
import { closenessRanks } from './internal/closeness-ranks.js';
import { distinct } from './internal/distinct.js';
import { readLabels } from './internal/read-labels.js';
import { checkAnchorOptions, reduceAnchors } from './internal/reduce.js';
import { rankMismatch } from './rank-similarity.js';
import type { RankingLossOptions } from './unlabeled-contrastive-loss.js';

/**
 * The ranking supervision of CLSS (L_UR): predictions of unlabelled samples should come in the order of a recovered ranking.
 *
 * `l_i = 1/n Σ_j ( rk(-|p_i - p|)_j - rk(-|R_i - R|)_j )²` with the ranks and the gradient of `blackboxRank`.
 *
 * The direction of the ranking does not matter. Items with one ranking value are represented by the first. Fewer than two samples give 0.
 *
 * @param predictions - `[samples]` or `[samples, 1]`
 * @param ranking - One place per sample, such as from `recoverRanking`.
 * @throws {ShapeError} when lengths do not fit
 * @throws {InvalidArgumentError} for a ranking that is not finite, and options out of range
 *
 * @example
 * ```ts
 * import { rankingSupervisionLoss } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * (await rankingSupervisionLoss(tensor([0.1, 0.2, 0.4]), [0, 1, 2]).data())[0]; // 0.0741
 * (await rankingSupervisionLoss(tensor([0.1, 0.3, 0.2]), [0, 1, 2]).data())[0]; // 0.148
 * ```
 *
 * Source: authors' code of CLSS and GCLSS.
 */
export function rankingSupervisionLoss(
  predictions: Tensor,
  ranking: ArrayLike<number>,
  options: RankingLossOptions = {},
): Tensor {
  const caller = 'rankingSupervisionLoss';
  const { interpolation = 2, reduction = 'sum' } = options;
  checkInterpolation(caller, interpolation);
  if (predictions.dtype !== 'float32')
    throw new InvalidArgumentError(caller, 'predictions', 'be float32', predictions.dtype);
  const { values } = readLabels(caller, ranking, predictions.size, 1, 'ranking');
  checkAnchorOptions(caller, { reduction }, predictions.size);
  return tidy(() => {
    const kept = distinct(values);
    const flat = reshape(predictions, [predictions.size]);
    const part = kept.length === flat.size ? flat : gather(flat, tensor(kept));
    const column = reshape(part, [kept.length, 1]);
    const closeness = neg(abs(sub(column, transpose(column)))) as Tensor2D;
    const targets = closenessRanks(Float64Array.from(kept, (i) => values[i]!));
    return reduceAnchors(rankMismatch(closeness, targets, interpolation), { reduction });
  });
}
