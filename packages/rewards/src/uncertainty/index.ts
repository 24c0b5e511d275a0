export { type CertaintyMeasure, type CertaintyRewardOptions, certaintyReward } from './certainty-reward.js';
export { type LogprobStatistics, logprobStatistics } from './logprob-statistics.js';
export { type MeanOverTokensOptions, meanOverTokens } from './mean-over-tokens.js';
export { selfCertainty, tokenEntropy } from './token-entropy.js';
