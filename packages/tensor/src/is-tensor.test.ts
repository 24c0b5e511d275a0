import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { isTensor, tensor } from './index.js';

beforeAll(() => useDevice('cpu'));

test('tensors are, and nothing else is', () => {
  const x = tensor([1]);
  expect(isTensor(x)).toBe(true);
  x.dispose();
  expect(isTensor(x)).toBe(true);
  for (const value of [null, undefined, 1, 'dataId', [1], {}, new Float32Array(1)]) expect(isTensor(value)).toBe(false);
});
