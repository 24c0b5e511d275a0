import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { glorotUniform, linearParameters, ones } from './index.js';

beforeAll(() => useDevice('cpu'));

test('weights of the initialiser, a bias of zeros', async () => {
  const { weights, bias } = linearParameters(4, 3, 5);
  expect(await weights.data()).toEqual(await glorotUniform([4, 3], 5).data());
  expect(Array.from(await bias!.data())).toEqual([0, 0, 0]);
  expect(linearParameters(4, 3, 5, { initializer: (shape) => ones([...shape]), bias: false })).toMatchObject({
    weights: { shape: [4, 3] },
  });
  expect(linearParameters(4, 3, 5, { bias: false })).not.toHaveProperty('bias');
});

test('a stream is advanced, so that two layers differ', async () => {
  const random = createRandom(1);
  const [a, b] = [linearParameters(4, 3, random), linearParameters(4, 3, random)];
  expect(await a.weights.data()).not.toEqual(await b.weights.data());
});

test('sizes below 1', () => {
  expect(() => linearParameters(0, 3, 1)).toThrow(
    'linearParameters: `inputs` must be an integer of at least 1, got 0.',
  );
  expect(() => linearParameters(3, 0.5, 1)).toThrow('linearParameters: `outputs` must be an integer of at least 1');
});
