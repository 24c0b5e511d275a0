import { env } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { init } from '../../src/index.js';
import { expectToLearnAsTorch, trainings } from '../training/learns-as-torch.js';

beforeAll(async () => {
  const { device, adapter } = await init({ device: 'webgpu', strict: true });
  expect([device, adapter?.isFallback]).toEqual(['webgpu', true]);
  env().set('WEBGPU_CPU_FORWARD', false); // or small tensors never see the GPU
});

test.each(trainings)(
  'a %s learns on WebGPU in Chromium as in torch',
  (_, train, expected) => expectToLearnAsTorch(train, expected),
  120_000,
);
