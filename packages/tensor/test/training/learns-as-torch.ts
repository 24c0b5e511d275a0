import { expect } from 'vitest';
import { memory } from '../../src/index.js';
import golden from '../torch/golden/training.json' with { type: 'json' };
import { trainCnn, trainMlp } from './train.js';

/** The two networks of this folder, with the losses of torch 1.13 in float64 from the same start. */
export const trainings = [
  ['multi-layer perceptron', trainMlp, golden.mlp],
  ['convolutional network', trainCnn, golden.cnn],
] as const;

/** Trains on the device in use; expects the losses of torch, and no tensor left behind. */
export async function expectToLearnAsTorch(train: typeof trainMlp, expected: readonly number[]): Promise<void> {
  const before = memory().numTensors;
  const curve = await train();
  expect(memory().numTensors).toBe(before);
  expect(curve.length).toBe(expected.length);
  for (const [step, loss] of curve.entries())
    expect(Math.abs(loss / expected[step]! - 1), `step ${step}`).toBeLessThan(1e-4);
  expect(curve.at(-1)!).toBeLessThan(curve[0]! / 2);
}
