import { beforeAll, describe, expect, test } from 'vitest';
import {
  add,
  conv2d,
  depthToSpace,
  depthwiseConv2d,
  fusedConv2d,
  fusedDepthwiseConv2d,
  grads,
  init,
  logSumExp,
  lowerBound,
  memory,
  relu,
  square,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  tidy,
  upperBound,
} from './index.js';
import { maxDifference } from './testing/index.js';

const numbers = async (x: Tensor) => Array.from(await x.data());

describe.each(['cpu', 'wasm'] as const)('%s', (device) => {
  beforeAll(() => init({ device, force: true }));

  test('logSumExp of nothing but -Infinity is -Infinity, and keeps its axes when asked', async () => {
    const x = tensor([
      [-Infinity, -Infinity],
      [0, 0],
      [Infinity, 1],
      [Number.NaN, 1],
    ]);
    const before = memory().numTensors;
    const result = logSumExp(x, -1, true);
    expect(result.shape).toEqual([4, 1]);
    expect(await numbers(result)).toEqual([-Infinity, Math.fround(Math.LN2), Infinity, Number.NaN]);
    expect(logSumExp(x, [0, 1]).shape).toEqual([]);
    expect(memory().numTensors).toBe(before + 2);
  });

  test('insertion points have the shape of the values', async () => {
    const sorted = tensor([
      [1, 2, 2],
      [5, 6, 7],
    ]);
    const values = tensor([
      [2, 9],
      [0, 6],
    ]);
    expect([lowerBound(sorted, values).shape, await numbers(lowerBound(sorted, values))]).toEqual([
      [2, 2],
      [1, 3, 0, 1],
    ]);
    expect([upperBound(sorted, values).shape, await numbers(upperBound(sorted, values))]).toEqual([
      [2, 2],
      [3, 3, 0, 2],
    ]);
    expect(lowerBound(tensor([1, 2]), tensor([3])).shape).toEqual([1]);
  });

  test('channels become blocks of pixels in both data formats', async () => {
    const last = depthToSpace(tensor([1, 2, 3, 4], [1, 1, 1, 4]), 2);
    const first = depthToSpace(tensor([1, 2, 3, 4], [1, 4, 1, 1]), 2, 'NCHW');
    expect([last.shape, await numbers(last)]).toEqual([
      [1, 2, 2, 1],
      [1, 2, 3, 4],
    ]);
    expect([first.shape, await numbers(first)]).toEqual([
      [1, 1, 2, 2],
      [1, 2, 3, 4],
    ]);
  });

  const image = () =>
    tensor(
      Float32Array.from({ length: 50 }, (_, i) => ((7 * i) % 11) / 5 - 1),
      [1, 5, 5, 2],
    );
  const bias = () => tensor([0.1, -0.2]);

  test.each([
    ['fusedConv2d', [2, 2, 2, 2], fusedConv2d, conv2d],
    ['fusedDepthwiseConv2d', [2, 2, 2, 1], fusedDepthwiseConv2d, depthwiseConv2d],
  ] as const)('%s with a dilation equals its parts, in values and gradients', async (_, shape, fused, plain) => {
    const filter = tensor(
      Float32Array.from({ length: shape.reduce<number>((a, b) => a * b, 1) }, (_, i) => Math.sin(i)),
      shape,
    );
    const inputs = [image(), filter, bias()];
    const parts = (x: Tensor, w: Tensor, b: Tensor) =>
      tidy(() => relu(add(plain(x as Tensor4D, w as Tensor4D, 1, 'same', 'NHWC', 2), b)));
    const whole = (x: Tensor, w: Tensor, b: Tensor) =>
      fused({
        x: x as Tensor4D,
        filter: w as Tensor4D,
        strides: 1,
        pad: 'same',
        dilations: 2,
        bias: b,
        activation: 'relu',
      });
    const before = memory().numTensors;
    const results = [whole(inputs[0]!, inputs[1]!, inputs[2]!), parts(inputs[0]!, inputs[1]!, inputs[2]!)];
    expect(await maxDifference(results[0]!, results[1]!)).toBeLessThan(1e-5);
    const loss = (f: typeof parts) => grads((x, w, b) => sum(square(f(x!, w!, b!))))(inputs);
    const [ours, theirs] = [loss(whole), loss(parts)];
    for (const [i, gradient] of ours.entries()) expect(await maxDifference(gradient, theirs[i]!)).toBeLessThan(1e-5);
    for (const tensor of [...results, ...ours, ...theirs]) tensor.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
