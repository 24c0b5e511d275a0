export { checkLexicon } from './check-lexicon.js';
export { aggregateMentions, chexpertAggregate, type LabeledMention } from './chexpert-aggregate.js';
export { type ChexpertLabel, chexpertLabels, chexpertTop5, type LabelValue } from './chexpert-labels.js';
export { type DetectCriticalOptions, type DetectCriticalResult, detectCritical } from './detect-critical.js';
export { type DetectMentionsOptions, detectMentions, type Mention } from './detect-mentions.js';
export {
  type FindingsAndImpression,
  type FindingsAndImpressionOptions,
  findingsAndImpression,
} from './findings-and-impression.js';
export {
  type HierarchicalReportRewardOptions,
  type HierarchicalReportRewardResult,
  hierarchicalReportReward,
  type ReportContext,
  type ReportRewardPart,
} from './hierarchical-report-reward.js';
export { type F1Scores, type LabelSetF1Options, labelSetF1 } from './label-set-f1.js';
export type { ContextTriggers, Lexicon, LexiconEntry } from './lexicon.js';
export { type MultilabelF1Options, type MultilabelF1Result, multilabelF1 } from './multilabel-f1.js';
export { type GreenResult, type ParseGreenOptions, parseGreen } from './parse-green.js';
export { type ParseSectionsOptions, parseSections, type ReportSection } from './parse-sections.js';
export { type PositiveLabelsOptions, positiveLabels } from './positive-labels.js';
export { type RadgraphAnnotation, type RadgraphEntity, type RadgraphF1Result, radgraphF1 } from './radgraph-f1.js';
export {
  type RateAffinity,
  type RateEntities,
  type RateScoreOptions,
  type RateScoreResult,
  rateEntityTypes,
  rateScore,
} from './rate-score.js';
export {
  type SectionConsistencyOptions,
  type SectionConsistencyResult,
  sectionConsistency,
} from './section-consistency.js';
export {
  type SeverityAwareImpressionOptions,
  type SeverityAwareImpressionResult,
  severityAwareImpression,
} from './severity-aware-impression.js';
