import { beforeAll, test } from 'vitest';
import { useDevice } from '../devices.js';
import { expectToLearnAsTorch, trainings } from './learns-as-torch.js';

beforeAll(() => useDevice('webgpu'));

test.each(trainings)(
  'a %s learns on WebGPU in Node as in torch',
  (_, train, expected) => expectToLearnAsTorch(train, expected),
  120_000,
);
