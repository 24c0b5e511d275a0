import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import {
  memory,
  ones,
  type ScaledDotProductAttentionOptions,
  scaledDotProductAttention,
  sum,
  tensor,
  valueAndGradTree,
  zeros,
} from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('scaledDotProductAttention'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ queries, keys, values }, options: ScaledDotProductAttentionOptions) =>
      scaledDotProductAttention(queries!, keys!, values!, options),
    ),
  );

  test('a query that sees nothing gets zeros and has no gradient, whichever way it is masked', async () => {
    const inputs = { queries: tensor([[3], [1]]), keys: tensor([[2], [5]]), values: tensor([[7], [9]]) };
    const masks = [
      tensor([
        [false, false],
        [false, true],
      ]),
      tensor([
        [-Infinity, -Infinity],
        [-Infinity, 0],
      ]),
    ];
    for (const mask of masks) {
      const { gradients, auxiliary } = valueAndGradTree(({ queries, keys, values }) => {
        const output = scaledDotProductAttention(queries, keys, values, { mask });
        return { loss: sum(output), auxiliary: output };
      }, inputs);
      await expectClose(auxiliary, [0, 9], 0);
      await expectClose(gradients.queries, [0, 0], 0);
      await expectClose(gradients.values, [0, 1], 0);
    }
  });

  test('large scores overflow nothing', async () => {
    const queries = tensor([[1e10], [-1e10]]);
    const result = scaledDotProductAttention(queries, tensor([[1e10], [2e10]]), tensor([[3], [4]]), { scale: 1 });
    await expectClose(result, [4, 3], 0); // the larger and the smaller key win outright
  });
});

test('what does not fit', () => {
  const before = memory().numTensors;
  const [queries, keys, values, vector] = [zeros([2, 4, 5]), zeros([2, 6, 5]), zeros([2, 6, 7]), zeros([5])];
  const masks = [zeros([2, 4, 5]), ones([3, 4, 6]), ones([4, 6], 'int32'), ones([1, 2, 4, 6])];
  const attention = (options: ScaledDotProductAttentionOptions) =>
    scaledDotProductAttention(queries, keys, values, options);
  const created = memory().numTensors;
  expect(() => scaledDotProductAttention(vector, keys, values)).toThrow(
    'scaledDotProductAttention: `queries` must be [..., queries, size], got [5].',
  );
  expect(() => scaledDotProductAttention(queries, values, values)).toThrow(
    'scaledDotProductAttention: `keys` must be [2, keys, 5], like `queries`, got [2, 6, 7].',
  );
  expect(() => scaledDotProductAttention(queries, keys, queries)).toThrow(
    'scaledDotProductAttention: `values` must be [2, 6, outputs], like `keys`, got [2, 4, 5].',
  );
  for (const mask of [masks[0]!, masks[1]!, masks[3]!])
    expect(() => attention({ mask })).toThrow(
      `scaledDotProductAttention: \`mask\` must broadcast to [2, 4, 6], got [${mask.shape.join(', ')}].`,
    );
  expect(() => attention({ mask: masks[2]! })).toThrow('`mask` must be bool or float32, got "int32".');
  expect(() => attention({ causal: true })).toThrow('`keys` must have one entry per query (4) for `causal`, got [6].');
  expect(() => attention({ scale: Number.NaN })).toThrow('`scale` must be a finite number, got NaN.');
  expect(memory().numTensors).toBe(created);
  expect(created - before).toBe(8);
});
