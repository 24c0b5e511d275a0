export { type AdaptiveContrastOptions, adaptiveContrast } from './adaptive-contrast.js';
export { type BlackboxRankOptions, blackboxRank } from './blackbox-rank.js';
export {
  type ClssLossOptions,
  type ClssLossResult,
  clssLoss,
  type LabeledBatch,
  type UnlabeledBatch,
} from './clss-loss.js';
export { type CoefficientOfVariationOptions, coefficientOfVariation } from './coefficient-of-variation.js';
export { type ConROptions, conR } from './con-r.js';
export {
  createSemiSupervisedRegressor,
  type FitOptions,
  type FitProgress,
  type InputBatch,
  type LabeledSamples,
  type MethodOptions,
  type RegressionMethod,
  type SemiSupervisedRegressor,
  type SemiSupervisedRegressorOptions,
} from './create-semi-supervised-regressor.js';
export { crossPseudoSupervision } from './cross-pseudo-supervision.js';
export { gclssLoss, type UnlabeledBatchWithMemory } from './gclss-loss.js';
export { type HeteroscedasticLossOptions, heteroscedasticLoss } from './heteroscedastic-loss.js';
export { type KernelizedContrastOptions, kernelizedContrast } from './kernelized-contrast.js';
export { labelPositions } from './label-positions.js';
export type { LabelValues } from './label-values.js';
export { type MultilayerPerceptronOptions, multilayerPerceptron } from './multilayer-perceptron.js';
export type { NetworkPart, PassContext } from './network-part.js';
export { type OrdinalEntropyOptions, ordinalEntropy } from './ordinal-entropy.js';
export { type RankNContrastOptions, rankNContrast } from './rank-n-contrast.js';
export { type RankSimilarityOptions, rankSimilarity } from './rank-similarity.js';
export { type RankingLossesOptions, type RankingLossesResult, rankingLosses } from './ranking-losses.js';
export { rankingSupervisionLoss } from './ranking-supervision-loss.js';
export {
  type Degeneracy,
  type RecoverRankingOptions,
  type RecoverRankingResult,
  recoverRanking,
} from './recover-ranking.js';
export {
  type SelectRobustSamplesOptions,
  type SelectRobustSamplesResult,
  selectRobustSamples,
} from './select-robust-samples.js';
export { type SimilarityKernel, type SimilarityMatrixOptions, similarityMatrix } from './similarity-matrix.js';
export { type SoftOrderOptions, type SoftRankResult, softRank } from './soft-rank.js';
export { type SoftSortResult, softSort } from './soft-sort.js';
export { type RankingLossOptions, unlabeledContrastiveLoss } from './unlabeled-contrastive-loss.js';
export { type YAwareInfoNCEOptions, yAwareInfoNCE } from './y-aware-info-nce.js';
