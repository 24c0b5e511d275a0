export {
  type AccuracyUnderParallelismOptions,
  accuracyUnderParallelism,
  type ParallelismPoint,
} from './accuracy-under-parallelism.js';
export {
  type GlobalArnessOptions,
  globalArness,
  type LocalArnessOptions,
  localArness,
  type OrderedPairRateOptions,
  orderedPairRate,
} from './arness.js';
export {
  type AverageFinalizationParallelismOptions,
  type AverageOptions,
  averageFinalizationParallelism,
} from './average-finalization-parallelism.js';
export { checkTrace } from './check-trace.js';
export { type CommitScores, commitScores } from './commit-scores.js';
export type { CountOptions } from './count-options.js';
export {
  createTraceBuilder,
  type StepRecord,
  type TraceBuilder,
  type TraceBuilderOptions,
} from './create-trace-builder.js';
export type {
  DecodingTrace,
  EventKind,
  ScoreColumn,
  TraceEvents,
  TraceHeader,
  TraceParameter,
  TraceSteps,
} from './decoding-trace.js';
export { type EditStatistics, editStatistics } from './edit-statistics.js';
export { type FactorizationGapResult, factorizationGap, type JointDistribution } from './factorization-gap.js';
export { generationOrder } from './generation-order.js';
export { type GenerationOrderTauOptions, generationOrderTau, type OrderTauVariant } from './generation-order-tau.js';
export { replayTrace, type TraceReplay } from './replay-trace.js';
export { type StepStatistics, stepStatistics } from './step-statistics.js';
export { type TokensPerForwardOptions, tokensPerForward } from './tokens-per-forward.js';
export { type TraceFromFinalStepsOptions, traceFromFinalSteps } from './trace-from-final-steps.js';
export { type TraceMetrics, type TraceMetricsOptions, traceMetrics } from './trace-metrics.js';
export { type TracePart, type TracePartsOptions, traceParts } from './trace-parts.js';
