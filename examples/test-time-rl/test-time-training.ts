import type { Random } from '@cairn-ml/numeric';
import { clippedPolicyLoss, groupAdvantages } from '@cairn-ml/policy-optimization';
import type { RewardFunction } from '@cairn-ml/rewards';
import {
  adam,
  copyTree,
  disposeTree,
  logSoftmax,
  mul,
  oneHot,
  reshape,
  sum,
  type Tensor1D,
  tensor,
  trainStep,
} from '@cairn-ml/tensor';
import { digitsPerNumber, writeQuestions } from './addition.js';
import { type Measurement, measure } from './measure.js';
import { type Method, rewards, scales } from './methods.js';
import { answerLogits, type Policy } from './policy.js';
import { sampleRollouts } from './rollouts.js';

export interface TestTimeSettings {
  steps: number;
  promptsPerStep: number;
  /** Answers sampled to a question; all of them vote, and all are trained on. */
  rollouts: number;
  learningRate: number;
  /** Steps between measurements. */
  measureEvery: number;
}

/** Trains a copy of `start` on questions without their answers, on policy, one update for each batch of rollouts. */
export async function trainAtTestTime(
  start: Policy,
  { questions, others }: { questions: readonly number[]; others: readonly number[] },
  { reward, scale }: Method,
  { steps, promptsPerStep, rollouts, learningRate, measureEvery }: TestTimeSettings,
  random: Random,
): Promise<Measurement[]> {
  const judge: RewardFunction<string> = rewards[reward];
  const [asked, unasked] = [writeQuestions(questions), writeQuestions(others)];
  const watch = { rollouts, random: random.fork() };
  const optimizer = adam({ learningRate });
  let current = { parameters: copyTree(start), state: optimizer.init(start) };
  const measurements: Measurement[] = [await measure(0, start, asked, unasked, watch)];
  for (let step = 1; step <= steps; step++) {
    const batch = writeQuestions(random.sample(questions, promptsPerStep));
    const { digits, logprobs: old, groups } = await sampleRollouts(batch, current.parameters, rollouts, random);
    const values = await Promise.all(groups.map(async (group) => (await judge(group, { step })).rewards));
    const advantages = groupAdvantages(values.flat(), { groupSize: rollouts, scale: scales[scale] });
    const shape: [number, number] = [advantages.length, digitsPerNumber];
    const { loss, ...next } = trainStep(
      current,
      (policy) => {
        const chosen = reshape(oneHot(tensor(digits) as Tensor1D, 10), [...shape, 10]);
        const logprobs = sum(mul(logSoftmax(answerLogits(batch.prompts, digits, policy)), chosen), 2);
        return clippedPolicyLoss(logprobs, tensor(old, shape), advantages);
      },
      optimizer,
      { maxNorm: 1 },
    );
    loss.dispose();
    current = next;
    if (step % measureEvery === 0) measurements.push(await measure(step, current.parameters, asked, unasked, watch));
  }
  disposeTree(current.parameters);
  disposeTree(current.state);
  return measurements;
}
