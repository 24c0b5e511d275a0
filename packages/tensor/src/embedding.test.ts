import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { embedding, ones, tensor, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('embedding'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ indices, weights }) => embedding(indices!, { weights: weights! })),
  );

  test('one index gives one vector', async () => {
    const result = embedding(tensor(1, [], 'int32'), {
      weights: tensor([
        [1, 2],
        [3, 4],
      ]),
    });
    expect([result.shape, Array.from(await result.data())]).toEqual([[2], [3, 4]]);
  });
});

test('what does not fit', () => {
  expect(() => embedding(zeros([2]), { weights: ones([3, 2]) })).toThrow(
    'embedding: `indices` must be int32, got "float32".',
  );
  expect(() => embedding(zeros([2], 'int32'), { weights: ones([3]) })).toThrow(
    'embedding: `weights` must be [count, size], got [3].',
  );
});
