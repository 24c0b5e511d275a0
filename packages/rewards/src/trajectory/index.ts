export { lengthOfStayCategory } from './length-of-stay-category.js';
export { type LowAgentRewardContext, type LowAgentRewardOptions, lowAgentReward } from './low-agent-reward.js';
export {
  type AnswerTask,
  locateAnswer,
  type ParseAnswerOptions,
  type ParsedAnswer,
  parseAnswer,
} from './parse-answer.js';
export {
  type RankTermOptions,
  rankTerm,
  type SharedRewardInput,
  type SharedRewardOptions,
  type SharedRewardResult,
  sharedReward,
} from './shared-reward.js';
export { tokenOverlap } from './token-overlap.js';
export { type TopAgentRewardOptions, type TopAgentRewardResult, topAgentReward } from './top-agent-reward.js';
export type { TrajectoryStep, TrajectoryVariant } from './trajectory.js';
export {
  type Trajectory,
  type TrajectoryContext,
  type TrajectoryRewardOptions,
  type TrajectoryRewardResult,
  trajectoryReward,
} from './trajectory-reward.js';
