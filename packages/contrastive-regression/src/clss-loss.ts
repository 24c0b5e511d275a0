import { checkNumber } from '@cairn-ml/numeric';
import { add, meanSquaredError, mul, reshape, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import { type OrdinalEntropyOptions, ordinalEntropy } from './ordinal-entropy.js';
import { rankingSupervisionLoss } from './ranking-supervision-loss.js';
import { type RankingLossOptions, unlabeledContrastiveLoss } from './unlabeled-contrastive-loss.js';

/** A labelled batch, as the network sees it. */
export interface LabeledBatch {
  /** `[samples, dim]` */
  embeddings: Tensor;
  /** `[samples]` or `[samples, 1]`, in the units of `labels`. */
  predictions: Tensor;
  /** Standardised, `(y - mean) / deviation`, where the weights are to mean what they mean in the paper. */
  labels: ArrayLike<number>;
}

/** An unlabelled batch, as the network sees it, with the ranking that was recovered for it. */
export interface UnlabeledBatch {
  /** `[samples, dim]`, or `[samples, views, dim]` */
  embeddings: Tensor;
  /** `[samples]` or `[samples, 1]` */
  predictions: Tensor;
  /** One place per sample, from `recoverRanking`. */
  ranking: ArrayLike<number>;
}

/** Options of {@link clssLoss} and `gclssLoss`. */
export interface ClssLossOptions extends Pick<RankingLossOptions, 'interpolation'> {
  /** Of the supervised contrastive term, ordinal entropy. Default 1. */
  entropyWeight?: number;
  /** Of the unlabelled contrastive term (w_0). Default 0.05. */
  contrastiveWeight?: number;
  /** Of the ranking supervision of predictions (w_1). Default 0.01. */
  supervisionWeight?: number;
  /** Which ordinal entropy. Default `'diversity'`, as in the released scripts for IXI; those for AgeDB take `'tightness'`. */
  entropyVariant?: NonNullable<OrdinalEntropyOptions['variant']>;
}

/** The whole and its terms, without their weights, all scalars; fits what `trainStep` takes. */
export interface ClssLossResult {
  loss: Tensor;
  auxiliary: {
    supervised: Tensor;
    ordinalEntropy: Tensor;
    unlabeledContrastive: Tensor;
    rankingSupervision: Tensor;
  };
}

/**
 * The objective of CLSS: mean squared error of labelled predictions, ordinal entropy of labelled features, and for unlabelled samples the
 * contrastive loss of features and the supervision of predictions by a recovered ranking.
 *
 * `L = L_SR + entropyWeight L_SC + contrastiveWeight L_UC + supervisionWeight L_UR`. An unlabelled batch of none or one adds 0; a labelled batch of
 * none leaves the unlabelled terms.
 *
 * The ranking terms keep the last iterate oscillating: let the learning rate, or their weights, fall to 0.
 *
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for labels that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { clssLoss } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const labeled = { embeddings: tensor([[1, 0], [0, 1]]), predictions: tensor([1, 2]), labels: [1, 3] };
 * const unlabeled = { embeddings: tensor([[4, 1], [4, 2], [4, 6]]), predictions: tensor([1, 5, 2]), ranking: [0, 1, 2] };
 * const { loss, auxiliary } = clssLoss(labeled, unlabeled);
 * (await auxiliary.supervised.data())[0]; // 0.5
 * (await loss.data())[0]; // 0.505
 * ```
 *
 * Source: Dai, Wang, Bai and Li 2023, Semi-supervised contrastive learning for deep regression with ordinal rankings from spectral seriation;
 * the terms and the weights are those of the authors' code.
 */
export function clssLoss(
  labeled: LabeledBatch,
  unlabeled: UnlabeledBatch,
  options: ClssLossOptions = {},
): ClssLossResult {
  const {
    entropyWeight = 1,
    contrastiveWeight = 0.05,
    supervisionWeight = 0.01,
    entropyVariant = 'diversity',
  } = options;
  for (const [name, weight] of Object.entries({ entropyWeight, contrastiveWeight, supervisionWeight }))
    checkNumber('clssLoss', name, weight);
  const ranking = options.interpolation === undefined ? {} : { interpolation: options.interpolation };
  return tidy(() => {
    const { predictions, labels } = labeled;
    const entropy = ordinalEntropy(labeled.embeddings, labels, { variant: entropyVariant });
    const targets = tensor(Float32Array.from(labels));
    const flat = reshape(predictions, [predictions.size]);
    const supervised = flat.size === 0 ? mul(entropy, 0) : meanSquaredError(flat, targets);
    const contrastive = unlabeledContrastiveLoss(unlabeled.embeddings, unlabeled.ranking, ranking);
    const supervision = rankingSupervisionLoss(unlabeled.predictions, unlabeled.ranking, ranking);
    const unsupervised = add(mul(contrastive, contrastiveWeight), mul(supervision, supervisionWeight));
    return {
      loss: add(add(supervised, mul(entropy, entropyWeight)), unsupervised),
      auxiliary: {
        supervised,
        ordinalEntropy: entropy,
        unlabeledContrastive: contrastive,
        rankingSupervision: supervision,
      },
    } as never;
  }) as ClssLossResult;
}
