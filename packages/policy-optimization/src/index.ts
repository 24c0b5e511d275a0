export {
  type AggregateTokenLossesOptions,
  type Aggregation,
  aggregateTokenLosses,
} from './aggregate-token-losses.js';
export { type ClippedPolicyLossOptions, clippedPolicyLoss } from './clipped-policy-loss.js';
export {
  type CriticalAwareRegularizationOptions,
  type CriticalAwareRegularizationResult,
  criticalAwareRegularization,
} from './critical-aware-regularization.js';
export { type GdpoAdvantagesOptions, gdpoAdvantages } from './gdpo-advantages.js';
export { type GroupAdvantagesOptions, groupAdvantages } from './group-advantages.js';
export type { GroupOptions, RewardValues } from './group-options.js';
export { type ImportanceRatiosOptions, importanceRatios } from './importance-ratios.js';
export { type KlEstimateOptions, type KlKind, klEstimate } from './kl-estimate.js';
export { type OpoAdvantagesOptions, opoAdvantages } from './opo-advantages.js';
export { type PassAtKAdvantagesOptions, passAtKAdvantages } from './pass-at-k-advantages.js';
export { type PolicyDiagnostics, type PolicyDiagnosticsOptions, policyDiagnostics } from './policy-diagnostics.js';
export {
  type ReinforcePlusPlusAdvantagesOptions,
  reinforcePlusPlusAdvantages,
} from './reinforce-plus-plus-advantages.js';
export { type RlooAdvantagesOptions, rlooAdvantages } from './rloo-advantages.js';
export { type PolicyObjectiveOptions, tokenPolicyLosses } from './token-policy-losses.js';
export type { PerCompletion, TokenRows } from './token-values.js';
