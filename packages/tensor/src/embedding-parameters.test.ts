import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { embeddingParameters, glorotUniform, randomNormal } from './index.js';

beforeAll(() => useDevice('cpu'));

test('normal vectors, or those of an initialiser', async () => {
  expect(await embeddingParameters(5, 3, 1).weights.data()).toEqual(await randomNormal([5, 3], 1).data());
  const { weights } = embeddingParameters(5, 3, 1, { initializer: glorotUniform });
  expect(await weights.data()).toEqual(await glorotUniform([5, 3], 1).data());
  expect(() => embeddingParameters(0, 3, 1)).toThrow('embeddingParameters: `count` must be an integer of at least 1');
  expect(() => embeddingParameters(5, 0, 1)).toThrow('embeddingParameters: `size` must be an integer of at least 1');
});
