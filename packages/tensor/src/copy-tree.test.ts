import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { copyTree, disposeTree, memory, tensor } from './index.js';

beforeAll(() => useDevice('cpu'));

test('either lives without the other, and shares its data', async () => {
  const before = memory();
  const tree = { a: [tensor([1, 2])], b: tensor(true) };
  const copy = copyTree(tree);
  expect(memory().numDataBuffers - before.numDataBuffers).toBe(2);
  disposeTree(tree);
  expect([...(await copy.a[0]!.data()), ...(await copy.b.data())]).toEqual([1, 2, 1]);
  disposeTree(copy);
  expect(memory().numTensors).toBe(before.numTensors);
});
