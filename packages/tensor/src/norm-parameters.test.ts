import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { normParameters } from './index.js';

beforeAll(() => useDevice('cpu'));

test('a scale of ones, a bias of zeros', async () => {
  const { scale, bias } = normParameters(2);
  expect([Array.from(await scale.data()), Array.from(await bias.data())]).toEqual([
    [1, 1],
    [0, 0],
  ]);
  expect(() => normParameters(0)).toThrow('normParameters: `channels` must be an integer of at least 1, got 0.');
});
