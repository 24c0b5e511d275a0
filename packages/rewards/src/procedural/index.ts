export { type AccuracyRewardOptions, accuracyReward, type Disease } from './accuracy-reward.js';
export {
  type CardiacContext,
  type CardiacPart,
  type CardiacRewardsOptions,
  cardiacRewards,
} from './cardiac-rewards.js';
export { type EchoVocabulary, echoVocabulary, type Term } from './echo-vocabulary.js';
export { type FormatRewardOptions, formatReward } from './format-reward.js';
export {
  type ParsedSteps,
  type ParseStepsOptions,
  parseSteps,
  type ReasoningStep,
  type StepLayout,
} from './parse-steps.js';
export {
  type ProceduralQualityOptions,
  type ProceduralQualityResult,
  proceduralQuality,
  type StepCoverage,
  type StudyEvidence,
} from './procedural-quality.js';
export { type ProceduralQuantityOptions, proceduralQuantity } from './procedural-quantity.js';
export type { ReasoningTemplate, Requirement, TemplateSource, TemplateStep } from './reasoning-template.js';
export { type SemanticGroundingOptions, semanticGrounding } from './semantic-grounding.js';
export { type SplitCompletion, splitCompletion } from './split-completion.js';
