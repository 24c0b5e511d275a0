import type { Random } from '@cairn-ml/numeric';
import { majorityVote } from '@cairn-ml/rewards';
import type { Questions } from './addition.js';
import type { Policy } from './policy.js';
import { type Rollouts, sampleRollouts } from './rollouts.js';

/** Where a policy stands. Shares of questions or of sampled answers, from 0 to 1. */
export interface Measurement {
  step: number;
  /** Sampled answers that are right (pass@1), and likeliest ones. */
  sampled: number;
  greedy: number;
  /** Likeliest answers that are right, to held-out questions that are not trained on. */
  others: number;
  /** Answers that agree with the majority of their group; the same where the majority is wrong. */
  majorityRatio: number;
  wrongMajorityRatio: number;
  /** Groups whose majority is right. */
  majorityRight: number;
  /** Groups with at most two different answers, of which standardised advantages keep no magnitudes. */
  fewAnswers: number;
  /** Of a digit, in nats. */
  entropy: number;
}

export async function measure(
  step: number,
  policy: Policy,
  questions: Questions,
  others: Questions,
  { rollouts, random }: { rollouts: number; random: Random },
): Promise<Measurement> {
  const { groups } = await sampleRollouts(questions, policy, rollouts, random);
  const votes = groups.map((group) => {
    const { label, ratio, diagnostics } = majorityVote(group);
    return { ratio, isRight: label === group.context, distinct: diagnostics.distinctAnswers };
  });
  return {
    step,
    sampled: shareOfRight(groups),
    greedy: shareOfRight((await sampleRollouts(questions, policy, 1)).groups),
    others: shareOfRight((await sampleRollouts(others, policy, 1)).groups),
    majorityRatio: mean(votes.map(({ ratio }) => ratio)),
    wrongMajorityRatio: mean(votes.filter(({ isRight }) => !isRight).map(({ ratio }) => ratio)),
    majorityRight: mean(votes.map(({ isRight }) => Number(isRight))),
    fewAnswers: mean(votes.map(({ distinct }) => Number(distinct <= 2))),
    entropy: mean(groups.flatMap((group) => group.rollouts.map(({ uncertainty }) => uncertainty!))),
  };
}

const shareOfRight = (groups: Rollouts['groups']): number =>
  mean(groups.flatMap(({ rollouts, context }) => rollouts.map(({ answer }) => Number(answer === context))));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
