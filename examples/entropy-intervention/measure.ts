import type { Random } from '@cairn-ml/numeric';
import { passAtK } from '@cairn-ml/rewards';
import { tensor } from '@cairn-ml/tensor';
import { type Policy, responseLength } from './policy.js';
import { rightAnswers, sampleRollouts, totalOf } from './rollouts.js';
import { type Scenes, sceneSize } from './scenes.js';

/** Means over scenes, of 16 responses to each. */
export interface Measurement {
  /** Of the digits' distributions, in nats. */
  entropy: number;
  /** Different numbers that a scene's responses end in, and different responses. */
  distinctAnswers: number;
  distinctResponses: number;
  passAt1: number;
  passAt8: number;
}

const samples = 16;

export async function measure(policy: Policy, scenes: Scenes, random: Random): Promise<Measurement> {
  const images = tensor(scenes.pixels, [scenes.count, sceneSize, sceneSize, 3]);
  const rollouts = await sampleRollouts(images, scenes.questions, policy, samples, random);
  images.dispose();
  const right = rightAnswers(rollouts, scenes.answers);
  const sums = { distinctAnswers: 0, distinctResponses: 0, passAt1: 0, passAt8: 0 };
  for (let scene = 0; scene < scenes.count; scene++) {
    const own = Array.from({ length: samples }, (_, k) => scene * samples + k);
    const correct = own.filter((i) => right[i] === 1).length;
    sums.distinctAnswers += new Set(own.map((i) => totalOf(rollouts.digits, i))).size;
    sums.distinctResponses += new Set(
      own.map((i) => rollouts.digits.subarray(i * responseLength, (i + 1) * responseLength).join('')),
    ).size;
    sums.passAt1 += correct / samples;
    sums.passAt8 += passAtK(
      own.map((i) => right[i] === 1),
      { k: 8 },
    );
  }
  const means = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / scenes.count]));
  const entropy = rollouts.entropies.reduce((sum, value) => sum + value, 0) / rollouts.entropies.length;
  return { entropy, ...(means as typeof sums) };
}
