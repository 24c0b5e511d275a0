import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { flattenTree, multiHeadAttentionParameters, zeros } from './index.js';

beforeAll(() => useDevice('cpu'));

test('four layers, two of them for the context', () => {
  const shapes = Object.entries(flattenTree(multiHeadAttentionParameters(6, 1, { contextSize: 4 }))).map(
    ([path, { shape }]) => [path, shape],
  );
  expect(Object.fromEntries(shapes)).toEqual({
    'query.weights': [6, 6],
    'query.bias': [6],
    'key.weights': [4, 6],
    'key.bias': [6],
    'value.weights': [4, 6],
    'value.bias': [6],
    'output.weights': [6, 6],
    'output.bias': [6],
  });
});

test('layers differ, and take options', async () => {
  const { query, output } = multiHeadAttentionParameters(6, 1, { bias: false });
  expect(query).not.toHaveProperty('bias');
  expect(await query.weights.data()).not.toEqual(await output.weights.data());
  const { key } = multiHeadAttentionParameters(6, 1, { initializer: (shape) => zeros([...shape]) });
  expect(Math.max(...(await key.weights.data()))).toBe(0);
  expect(() => multiHeadAttentionParameters(0, 1)).toThrow('`inputs` must be an integer of at least 1, got 0.');
});
