import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { add, mapTrees, memory, ones, sub, tensor } from './index.js';

beforeAll(() => useDevice('cpu'));

test('leaves at the same place, whatever the order of names', async () => {
  const first = { a: tensor([5]), b: [tensor([7])] };
  const second = { b: [tensor([1])], a: tensor([2]) };
  const before = memory().numTensors;
  const result = mapTrees([first, second, first], ([x, y, z], path) => (path === 'a' ? sub(x, y) : add(y, z)));
  expect(memory().numTensors - before).toBe(2);
  expect([...(await result.a.data()), ...(await result.b[0]!.data())]).toEqual([3, 8]);
});

test('structures that differ', () => {
  const leaf = ones([1]);
  const call = (first: object, second: object) => (message: string) =>
    expect(() => mapTrees([first, second] as never, ([x]) => x)).toThrow(message);
  call(
    { a: { b: leaf } },
    { a: { c: leaf } },
  )('mapTrees: `trees[1].a` must be an object of b, like the tree it goes with, got "an object of c".');
  call(
    { a: leaf },
    { a: [leaf] },
  )('mapTrees: `trees[1].a` must be a tensor, like the tree it goes with, got "an array of 1".');
  call(
    [leaf, leaf],
    [leaf],
  )('mapTrees: `trees[1]` must be an array of 2, like the tree it goes with, got "an array of 1".');
  call(
    { a: leaf },
    { a: undefined },
  )('mapTrees: `trees[1]` must be an object of a, like the tree it goes with, got "an object of nothing".');
  call({ a: 1 }, { a: leaf })('mapTrees: `trees[0].a` must be a tensor, or an array');
});
