import { mixRollouts } from '@cairn-ml/entropy-intervention';
import type { Random } from '@cairn-ml/numeric';
import { clippedPolicyLoss, groupAdvantages } from '@cairn-ml/policy-optimization';
import {
  adam,
  concat,
  copyTree,
  disposeTree,
  logSoftmax,
  mul,
  oneHot,
  reshape,
  sum,
  type Tensor,
  type Tensor1D,
  tensor,
  trainStep,
  zeros,
} from '@cairn-ml/tensor';
import { disturb, type Intervention, strengthOf } from './interventions.js';
import { type Measurement, measure } from './measure.js';
import { type Policy, responseLength, responseLogits, vocabulary } from './policy.js';
import { rightAnswers, sampleRollouts } from './rollouts.js';
import { drawScenes, inDomain, type Scenes, sceneSize } from './scenes.js';

export interface TrainSettings {
  steps: number;
  scenesPerStep: number;
  /** Responses to each scene; with an intervention, half of them are sampled on the disturbed image. */
  rollouts: number;
  learningRate: number;
  /** Steps between measurements. */
  measureEvery: number;
}

/** What was measured after so many steps, in and out of domain, and over the rollouts since the last time. */
export interface Point {
  step: number;
  inDomain: Measurement;
  outOfDomain: Measurement;
  /** By how much the adversarial images raised the entropy of the responses; NaN where there are none. */
  raised: number;
}

/** Trains a copy of `start` with GRPO, one update for each batch of rollouts. */
export async function train(
  start: Policy,
  intervention: Intervention,
  held: { inDomain: Scenes; outOfDomain: Scenes },
  { steps, scenesPerStep, rollouts, learningRate, measureEvery }: TrainSettings,
  random: Random,
): Promise<{ points: Point[]; policy: Policy }> {
  const optimizer = adam({ learningRate });
  const watch = random.fork();
  const strength = strengthOf(steps);
  const look = async (step: number, policy: Policy, raised: number): Promise<Point> => ({
    step,
    inDomain: await measure(policy, held.inDomain, watch),
    outOfDomain: await measure(policy, held.outOfDomain, watch),
    raised,
  });
  let current = { parameters: copyTree(start), state: optimizer.init(start) };
  const points = [await look(0, start, Number.NaN)];
  let raised: number[] = [];
  for (let step = 1; step <= steps; step++) {
    const policy = current.parameters;
    const { pixels, questions, answers } = drawScenes(scenesPerStep, inDomain, random);
    const images = tensor(pixels, [scenesPerStep, sceneSize, sceneSize, 3]);
    const half = intervention === 'none' ? rollouts : rollouts / 2;
    const clean = await sampleRollouts(images, questions, policy, half, random);
    let disturbed: { images: Tensor; digits: Int32Array } = {
      images: zeros([0, ...images.shape.slice(1)]),
      digits: new Int32Array(0),
    };
    if (intervention !== 'none') {
      const seen = await disturb(intervention, images, clean, policy, strength(step - 1), random);
      if (seen.objective.length > 0) raised.push(seen.objective.at(-1)! - seen.objective[0]!);
      const { digits } = await sampleRollouts(seen.images, questions, policy, rollouts - half, random);
      disturbed = { images: seen.images, digits };
    }

    const mixed = mixRollouts(byScene(clean.digits, scenesPerStep), byScene(disturbed.digits, scenesPerStep), {
      conditionOn: intervention === 'EgAS + TsEC, own image' ? 'own' : 'clean',
    });
    const digits = Int32Array.from(mixed.rollouts.flat());
    const right = rightAnswers({ questions, owners: mixed.prompts, digits }, answers);
    const advantages = groupAdvantages(right, { groupIds: mixed.groupIds });
    const scored = concat([images, disturbed.images], 0);
    const responses = {
      questions: Int32Array.from([...questions, ...(intervention === 'none' ? [] : questions)]),
      owners: mixed.prompts.map((scene, i) => (mixed.conditions[i] === 'clean' ? scene : scenesPerStep + scene)),
      digits,
    };
    const { loss, ...next } = trainStep(
      current,
      (policy) => {
        const chosen = reshape(oneHot(tensor(digits) as Tensor1D, vocabulary), [-1, responseLength, vocabulary]);
        const logprobs = sum(mul(logSoftmax(responseLogits(scored, responses, policy)), chosen), 2);
        return clippedPolicyLoss(logprobs, logprobs, advantages); // the policy that sampled is this one
      },
      optimizer,
      { maxNorm: 1 },
    );
    disposeTree([loss, images, scored, disturbed.images]);
    current = next;
    if (step % measureEvery !== 0) continue;
    const mean = raised.reduce((sum, value) => sum + value, 0) / raised.length;
    points.push(await look(step, current.parameters, mean));
    raised = [];
  }
  disposeTree(current.state);
  return { points, policy: current.parameters };
}

/** The responses to each scene, digit by digit. */
function byScene(digits: Int32Array, scenes: number): number[][][] {
  const perScene = digits.length / responseLength / scenes;
  return Array.from({ length: scenes }, (_, scene) =>
    Array.from({ length: perScene }, (_, k) => {
      const start = (scene * perScene + k) * responseLength;
      return Array.from(digits.subarray(start, start + responseLength));
    }),
  );
}
