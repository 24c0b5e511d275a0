import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import {
  type MultiHeadAttentionOptions,
  type MultiHeadAttentionParameters,
  multiHeadAttention,
  multiHeadAttentionParameters,
  ones,
  randomNormal,
  unflattenTree,
  zeros,
} from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('multiHeadAttention'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ x, context, ...parameters }, options: MultiHeadAttentionOptions) => {
      const layers = unflattenTree(parameters) as MultiHeadAttentionParameters;
      return multiHeadAttention(x!, layers, { ...options, context: context! });
    }),
  );

  test('self-attention is attention to oneself', async () => {
    const parameters = multiHeadAttentionParameters(4, 1);
    const x = randomNormal([2, 3, 4], 2);
    const expected = await multiHeadAttention(x, parameters, { heads: 2, context: x, causal: true }).data();
    await expectClose(multiHeadAttention(x, parameters, { heads: 2, causal: true }), expected, 0);
  });
});

test('what does not fit', () => {
  const parameters = multiHeadAttentionParameters(4, 1);
  const x = zeros([2, 3, 4]);
  expect(() => multiHeadAttention(zeros([3, 4]), parameters, { heads: 2 })).toThrow(
    'multiHeadAttention: `x` must be [batch, queries, size], got [3, 4].',
  );
  expect(() => multiHeadAttention(x, parameters, { heads: 2, context: zeros([1, 3, 4]) })).toThrow(
    'multiHeadAttention: `context` must have the batch of `x` (2), got [1, 3, 4].',
  );
  expect(() => multiHeadAttention(x, parameters, { heads: 3 })).toThrow(
    'multiHeadAttention: `heads` must divide 4, got 3.',
  );
  expect(() => multiHeadAttention(x, parameters, { heads: 0 })).toThrow('`heads` must be an integer of at least 1');
  expect(() => multiHeadAttention(zeros([2, 3, 5]), parameters, { heads: 2 })).toThrow('linear: `x` must be [..., 4]');
  expect(() => multiHeadAttention(x, parameters, { heads: 2, mask: ones([2, 3]) })).toThrow(
    '`mask` must broadcast to [2, 2, 3, 3], got [2, 3].',
  );
});
