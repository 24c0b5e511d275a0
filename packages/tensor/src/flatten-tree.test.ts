import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { flattenTree, ones } from './index.js';

beforeAll(() => useDevice('cpu'));

test('names and indices joined by dots', () => {
  const [a, b, c] = [ones([1]), ones([2]), ones([3])];
  const flat = flattenTree({ layers: [{ weights: a }, { weights: b, bias: undefined }], head: { bias: c } });
  expect(Object.entries(flat)).toEqual([
    ['layers.0.weights', a],
    ['layers.1.weights', b],
    ['head.bias', c],
  ]);
  expect(flattenTree(a)).toEqual({ '': a });
});

test('a name with a dot', () => {
  expect(() => flattenTree({ 'a.b': ones([1]) })).toThrow('flattenTree: `tree` must have names that');
});
