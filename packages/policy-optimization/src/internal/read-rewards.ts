import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { RewardValues } from '../group-options.js';

/** Beyond it, squares of differences would leave float64. */
const largest = 1e100;

/** Rewards in float64, with NaN for null. */
export function readRewards(caller: string, rewards: RewardValues, argument = 'rewards'): Float64Array {
  const values = new Float64Array(rewards.length);
  for (let i = 0; i < rewards.length; i++) {
    const reward = rewards[i];
    if (reward !== null && !(Math.abs(reward!) <= largest))
      throw new InvalidArgumentError(
        caller,
        `${argument}[${i}]`,
        `be null or a number from -${largest} to ${largest}`,
        reward,
      );
    values[i] = reward ?? Number.NaN;
  }
  return values;
}
