import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { add, mapTree, memory, mul, ones, tensor, zeros } from './index.js';

beforeAll(() => useDevice('cpu'));

test('keeps the structure, passes paths, and disposes what was made on the way', async () => {
  const tree = { layers: [{ weights: ones([2]) }], head: tensor([3]), gone: undefined };
  const before = memory().numTensors;
  const paths: string[] = [];
  const result = mapTree(tree, (leaf, path) => {
    paths.push(path);
    return add(mul(leaf, 2), 1);
  });
  expect(memory().numTensors - before).toBe(2);
  expect(paths).toEqual(['layers.0.weights', 'head']);
  expect(Array.from(await result.layers[0]!.weights.data())).toEqual([3, 3]);
  expect(Object.keys(result)).toEqual(['layers', 'head']);
});

test('when a leaf fails, nothing stays behind', () => {
  const tree = [ones([2]), ones([3])];
  const before = memory().numTensors;
  expect(() => mapTree(tree, (leaf) => add(leaf, zeros([2])))).toThrow();
  expect(memory().numTensors).toBe(before);
  expect(() => mapTree({ a: 1 as never }, (leaf) => leaf)).toThrow('mapTree: `tree.a` must be a tensor');
});
