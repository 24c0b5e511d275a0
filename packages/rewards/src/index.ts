export {
  type AnswerDistribution,
  type AnswerDistributionOptions,
  type AnswerShare,
  answerDistribution,
  type UncertaintyTransform,
} from './answer-distribution.js';
export {
  type CombinedRewardResult,
  type CombineRewardsOptions,
  combineRewards,
  type RewardPart,
  type RewardPartResult,
} from './combine-rewards.js';
export type {
  AnswerGroup,
  AnswerInput,
  AnswerOptions,
  Diagnostics,
  RewardContext,
  RewardFunction,
  RewardResult,
  Rollout,
  RolloutGroup,
} from './contract.js';
export { type DareAnswer, type DareDegenerate, type DareOptions, type DareResult, dare } from './dare.js';
export { type EmpoResult, empo } from './empo.js';
export { type MajorityVoteOptions, type MajorityVoteResult, majorityVote } from './majority-vote.js';
export { type MergeEquivalentOptions, mergeEquivalent } from './merge-equivalent.js';
export { type NoveltyRewardOptions, type NoveltyRewardResult, noveltyReward } from './novelty-reward.js';
export { type PassAtKOptions, passAtK } from './pass-at-k.js';
export { type RewardDiagnostics, rewardDiagnostics } from './reward-diagnostics.js';
export { RewardError, type RewardFailure } from './reward-error.js';
export { type ScoreGroupsOptions, scoreGroups } from './score-groups.js';
export { type SoftOverlongPenaltyOptions, softOverlongPenalty } from './soft-overlong-penalty.js';
export { type SoftVoteOptions, softVote } from './soft-vote.js';
export type { VoteDiagnostics } from './vote-diagnostics.js';
export { type WeightScheduleOptions, weightSchedule } from './weight-schedule.js';
