import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { convolutionParameters, heNormal } from './index.js';

beforeAll(() => useDevice('cpu'));

test('weights of the initialiser, a bias of zeros', async () => {
  const { weights, bias } = convolutionParameters(4, 6, 5, { kernelSize: [3, 2], groups: 2, initializer: heNormal });
  expect(weights.shape).toEqual([3, 2, 2, 6]);
  expect(await weights.data()).toEqual(await heNormal([3, 2, 2, 6], 5).data());
  expect(Array.from(await bias!.data())).toEqual([0, 0, 0, 0, 0, 0]);
  expect(convolutionParameters(4, 6, 5, { bias: false })).not.toHaveProperty('bias');
});

test('sizes out of range', () => {
  expect(() => convolutionParameters(0, 3, 1)).toThrow(
    'convolutionParameters: `inputs` must be an integer of at least 1',
  );
  expect(() => convolutionParameters(3, 0, 1)).toThrow('`outputs` must be an integer of at least 1, got 0.');
  expect(() => convolutionParameters(3, 4, 1, { groups: 3 })).toThrow(
    '`groups` must divide 3 inputs and 4 outputs, got 3.',
  );
  expect(() => convolutionParameters(3, 4, 1, { kernelSize: 0 })).toThrow(
    '`kernelSize` must be an integer of at least 1',
  );
});
