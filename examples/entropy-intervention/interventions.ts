import {
  diffusionNoise,
  entropyAdversarialSample,
  selectModerateEntropy,
  sigmoidAnnealing,
} from '@cairn-ml/entropy-intervention';
import type { Random } from '@cairn-ml/numeric';
import type { Tensor } from '@cairn-ml/tensor';
import { type Policy, type Responses, responseLogits } from './policy.js';

/** The last scores the rollouts on adversarial images there, instead of on the clean ones. */
export const interventions = ['none', 'random noise', 'EgAS', 'EgAS + TsEC', 'EgAS + TsEC, own image'] as const;
export type Intervention = (typeof interventions)[number];

/** How far pixels go at the start, how many steps it takes, and the diffusion step of the noise. */
const [epsilon, adversarialSteps, noiseStep] = [8 / 255, 2, 300];

/** How disturbed images are at each step of training: fully at first, hardly at the end, as in NoisyRollout. */
export const strengthOf = (steps: number) => sigmoidAnnealing({ steps, midpoint: 0.6 * steps });

/** The images that the second half of the rollouts is sampled on, and the entropy on the way there. */
export async function disturb(
  intervention: Exclude<Intervention, 'none'>,
  images: Tensor,
  responses: Responses,
  policy: Policy,
  strength: number,
  random: Random,
): Promise<{ images: Tensor; objective: number[] }> {
  if (intervention === 'random noise')
    return { images: diffusionNoise(images, random, { step: Math.round(noiseStep * strength) }), objective: [] };
  const { image, objective } = await entropyAdversarialSample({
    image: images,
    forward: (images, responses: Responses) => responseLogits(images, responses, policy),
    responses,
    epsilon: epsilon * strength,
    steps: adversarialSteps,
    stepSize: 0.75 * epsilon * strength,
    batched: true,
    ...(intervention !== 'EgAS' && {
      selection: (entropies: Float64Array[], mask: Uint8Array[]) => selectModerateEntropy(entropies, { mask }),
    }),
  });
  return { images: image, objective };
}
