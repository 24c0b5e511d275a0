import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { countParameters, ones, zeros } from './index.js';

beforeAll(() => useDevice('cpu'));

test('entries of float32 leaves', () => {
  expect(countParameters({ a: ones([2, 3]), b: [zeros([]), zeros([0])], table: zeros([9], 'int32') })).toBe(7);
  expect(countParameters([])).toBe(0);
});
