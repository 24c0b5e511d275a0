import { ShapeError } from '@cairn-ml/numeric';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { linear, ones, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('linear'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ x, weights, bias }) => linear(x!, { weights: weights!, bias: bias! })),
  );

  test('a vector is one row, and a bias may be absent', async () => {
    const result = linear(ones([3]), { weights: ones([3, 2]) });
    expect([result.shape, Array.from(await result.data())]).toEqual([[2], [3, 3]]);
  });

  test('no rows give no rows', () => {
    expect(linear(zeros([0, 3]), { weights: ones([3, 2]), bias: zeros([2]) }).shape).toEqual([0, 2]);
  });
});

test('shapes that do not fit', () => {
  const parameters = { weights: zeros([3, 2]), bias: zeros([2]) };
  expect(() => linear(zeros([4, 2]), parameters)).toThrow(
    new ShapeError('linear', 'x', 'be [..., 3] for weights [3, 2]', [4, 2]).message,
  );
  expect(() => linear(zeros([]), parameters)).toThrow('linear: `x` must be [..., 3] for weights [3, 2], got [].');
  expect(() => linear(zeros([3]), { weights: zeros([3]) })).toThrow(
    'linear: `weights` must be [inputs, outputs], got [3].',
  );
  expect(() => linear(zeros([4, 3]), { weights: zeros([3, 2]), bias: zeros([3]) })).toThrow(
    'linear: `bias` must be [2], one entry per output, got [3].',
  );
});
