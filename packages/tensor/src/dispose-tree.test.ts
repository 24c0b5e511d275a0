import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { disposeTree, memory, ones } from './index.js';

beforeAll(() => useDevice('cpu'));

test('every tensor once, other values are passed over', () => {
  const before = memory().numTensors;
  const shared = ones([1]);
  disposeTree({ step: 3, a: [shared, { b: shared, c: ones([2]) }], name: 'x', gone: undefined, none: null });
  disposeTree([shared]);
  disposeTree(ones([1]));
  expect(memory().numTensors).toBe(before);
});
