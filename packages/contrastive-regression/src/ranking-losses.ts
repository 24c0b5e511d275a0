import { checkFinite, checkLength, checkNumber } from '@cairn-ml/numeric';
import type { FeatureMatrix } from '@cairn-ml/spectral-seriation';
import { checkInterpolation } from './blackbox-rank.js';
import { rankingMismatch } from './internal/ranking-mismatch.js';
import { type Features, innerProducts, meanOf, readViews, throughUnit, unitFeatures } from './internal/read-views.js';

/** Options of {@link rankingLosses}. */
export interface RankingLossesOptions {
  /** Of the blackbox gradient (λ). Default 2. */
  interpolation?: number;
  /** The gradient of L_UC is that of `contrastiveWeight` times the loss, to which it is not proportional. Default 1. */
  contrastiveWeight?: number;
  /** The gradient of L_UR is that of `supervisionWeight` times the loss. Default 1. */
  supervisionWeight?: number;
}

/** Both ranking losses of CLSS with their derivatives. */
export interface RankingLossesResult {
  /** L_UC, and its derivatives by the entries of each view, row-major. */
  unlabeledContrastive: { loss: number; gradients: Float64Array[] };
  /** L_UR, and its derivatives by the predictions. */
  rankingSupervision: { loss: number; gradient: Float64Array };
}

/**
 * The losses of `unlabeledContrastiveLoss` and `rankingSupervisionLoss` with their gradients, from numbers, in float64.
 *
 * The ranking of a step is recovered on the host, from features that were read from the device; for the few samples of such a batch the losses
 * cost less there than on a device. A blackbox gradient interpolates along the gradient that comes in, so the weight of a loss is not a factor
 * of its gradient: give it here. Inside a loss of tensors, `sum(mul(features, gradient))` passes the gradient on.
 *
 * @param views - Features of the samples, one matrix per view; all are differentiated.
 * @param predictions - One number per sample.
 * @param ranking - One place per sample, all different, such as from `recoverRanking`.
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for numbers that are not finite, and an interpolation that is not above 0
 *
 * @example
 * ```ts
 * import { rankingLosses } from '@cairn-ml/contrastive-regression';
 *
 * const features = [[1, 0], [0.8, 0.6], [0, 1]];
 * const { rankingSupervision } = rankingLosses([features], [0.1, 0.3, 0.2], [0, 1, 2]);
 * rankingSupervision.loss; // 0.0740741
 * rankingSupervision.gradient; // Float64Array [-0.167, 0.333, -0.167]
 * ```
 *
 * Source: authors' code of CLSS and GCLSS.
 */
export function rankingLosses(
  views: readonly FeatureMatrix[],
  predictions: ArrayLike<number>,
  ranking: ArrayLike<number>,
  options: RankingLossesOptions = {},
): RankingLossesResult {
  const caller = 'rankingLosses';
  const { interpolation = 2, contrastiveWeight = 1, supervisionWeight = 1 } = options;
  checkNumber(caller, 'contrastiveWeight', contrastiveWeight);
  checkNumber(caller, 'supervisionWeight', supervisionWeight);
  checkInterpolation(caller, interpolation);
  const read = readViews(caller, 'views', views);
  const { rows } = read[0]!;
  checkLength(caller, 'predictions', predictions, rows, 'one entry per sample');
  checkFinite(caller, 'predictions', predictions);
  checkLength(caller, 'ranking', ranking, rows, 'one entry per sample');
  checkFinite(caller, 'ranking', ranking);
  return {
    unlabeledContrastive: contrastive(read, ranking, interpolation, contrastiveWeight),
    rankingSupervision: supervision(predictions, ranking, interpolation, supervisionWeight),
  };
}

function contrastive(views: readonly Features[], ranking: ArrayLike<number>, interpolation: number, weight: number) {
  const { rows, columns } = views[0]!;
  const units = views.map(unitFeatures);
  const mean = meanOf(units.map(({ unit }) => unit));
  const { loss, gradient } = rankingMismatch(innerProducts(mean, rows, columns), ranking, interpolation, weight);
  const byMean = new Float64Array(mean.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      const pull = (gradient[i * rows + j]! + gradient[j * rows + i]!) / views.length;
      if (pull === 0) continue;
      for (let c = 0; c < columns; c++) byMean[i * columns + c]! += pull * mean[j * columns + c]!;
    }
  }
  return { loss, gradients: units.map(({ unit, norms }) => throughUnit(byMean, unit, norms, columns)) };
}

function supervision(
  predictions: ArrayLike<number>,
  ranking: ArrayLike<number>,
  interpolation: number,
  weight: number,
) {
  const count = predictions.length;
  const closeness = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) closeness[i * count + j] = -Math.abs(predictions[i]! - predictions[j]!);
  const { loss, gradient: byCloseness } = rankingMismatch(closeness, ranking, interpolation, weight);
  const gradient = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const pull = Math.sign(predictions[i]! - predictions[j]!) * byCloseness[i * count + j]!;
      gradient[i]! -= pull;
      gradient[j]! += pull;
    }
  }
  return { loss, gradient };
}
