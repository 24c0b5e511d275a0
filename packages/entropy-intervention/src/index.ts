export {
  type AdaptEntropyCoefficientOptions,
  adaptEntropyCoefficient,
  type EntropyCoefficient,
} from './adapt-entropy-coefficient.js';
export { type ClampedEntropyOptions, clampedEntropy } from './clamped-entropy.js';
export { type ClipCovarianceWeightsOptions, clipCovarianceWeights } from './clip-covariance-weights.js';
export { type DiffusionNoiseOptions, diffusionNoise } from './diffusion-noise.js';
export {
  type EntropyAdversarialSampleOptions,
  type EntropyAdversarialSampleResult,
  type EntropyStep,
  entropyAdversarialSample,
  type ImageNormalization,
} from './entropy-adversarial-sample.js';
export { type EntropyBand, type EntropyBandOptions, entropyBand } from './entropy-band.js';
export { type EntropyBonusOptions, entropyBonus } from './entropy-bonus.js';
export {
  type EntropyGradientOptions,
  type EntropyGradientResult,
  type EntropyObjectiveOptions,
  entropyGradient,
  type Forward,
} from './entropy-gradient.js';
export { type KlCovarianceLossOptions, klCovarianceLoss } from './kl-covariance-loss.js';
export { type MixedRollouts, type MixRolloutsOptions, mixRollouts } from './mix-rollouts.js';
export { type NucleusEntropyOptions, nucleusEntropy } from './nucleus-entropy.js';
export { nucleusTokens } from './nucleus-tokens.js';
export { type SelectEntropyQuantileOptions, selectEntropyQuantile } from './select-entropy-quantile.js';
export { type SelectHighCovarianceOptions, selectHighCovariance } from './select-high-covariance.js';
export { selectModerateEntropy } from './select-moderate-entropy.js';
export { type SelectTopEntropyOptions, selectTopEntropy } from './select-top-entropy.js';
export { type SelectionTensorOptions, selectionTensor } from './selection-tensor.js';
export { type SelectiveKlOptions, selectiveKl } from './selective-kl.js';
export { type SigmoidAnnealingOptions, sigmoidAnnealing } from './sigmoid-annealing.js';
export { type TokenCovarianceOptions, tokenCovariance } from './token-covariance.js';
export { type TokenEntropyOptions, tokenEntropy } from './token-entropy.js';
export type { SelectionOptions, SelectTokens, TokenSelection } from './token-selection.js';
export { type TokenStatistics, type TokenStatisticsOptions, tokenStatistics } from './token-statistics.js';
