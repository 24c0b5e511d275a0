import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { convolutionTransposeParameters, glorotUniform } from './index.js';

beforeAll(() => useDevice('cpu'));

test('weights of the initialiser, a bias of zeros', async () => {
  const { weights, bias } = convolutionTransposeParameters(4, 6, 5, { kernelSize: [3, 2] });
  expect(await weights.data()).toEqual(await glorotUniform([3, 2, 6, 4], 5).data());
  expect([weights.shape, Array.from(await bias!.data())]).toEqual([
    [3, 2, 6, 4],
    [0, 0, 0, 0, 0, 0],
  ]);
  expect(convolutionTransposeParameters(4, 6, 5, { bias: false })).not.toHaveProperty('bias');
});

test('sizes below 1', () => {
  expect(() => convolutionTransposeParameters(0, 3, 1)).toThrow('`inputs` must be an integer of at least 1, got 0.');
  expect(() => convolutionTransposeParameters(3, 0, 1)).toThrow('`outputs` must be an integer of at least 1, got 0.');
});
