export {
  type GenerativePerplexityOptions,
  type GenerativePerplexityResult,
  generativePerplexity,
  type ScoredText,
} from './generative-perplexity.js';
export {
  type LladaLogLikelihoodOptions,
  type LladaLogLikelihoodResult,
  lladaLogLikelihood,
} from './llada-log-likelihood.js';
export {
  type MaskedDiffusionNelboOptions,
  type MaskedDiffusionNelboResult,
  maskedDiffusionNelbo,
  type NoiseSchedule,
} from './masked-diffusion-nelbo.js';
export type { MaskedLogProbabilities } from './masked-log-probabilities.js';
