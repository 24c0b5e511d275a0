import { backend_util, engine } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { expectClose } from '../../../../test/expect-close.js';
import { init, type Tensor, tensor } from '../../../index.js';

beforeAll(() => init({ device: 'wasm' }));

type Shape = [number, number, number, number];
type Pad = Parameters<typeof backend_util.computeConv2DInfo>[4];
type Plan = backend_util.Conv2DInfo;

const wave = (shape: number[], phase: number) =>
  Float32Array.from({ length: shape.reduce((size, each) => size * each, 1) }, (_, i) => Math.sin(i * 1.3 + phase));
const run = (kernel: string, inputs: Record<string, Tensor>, attributes: object) =>
  engine().runKernel<Tensor>(kernel, inputs, attributes as never);

/** Visits every pair of an output pixel and an input pixel that its window covers: the definition of a convolution. */
function eachPair(info: Plan, visit: (input: number, output: number, cell: number) => void): void {
  for (let image = 0; image < info.batchSize; image++)
    for (let row = 0; row < info.outHeight; row++)
      for (let column = 0; column < info.outWidth; column++)
        for (let i = 0; i < info.filterHeight; i++)
          for (let j = 0; j < info.filterWidth; j++) {
            const y = row * info.strideHeight - info.padInfo.top + i * info.dilationHeight;
            const x = column * info.strideWidth - info.padInfo.left + j * info.dilationWidth;
            if (y < 0 || y >= info.inHeight || x < 0 || x >= info.inWidth) continue;
            const input = (image * info.inHeight + y) * info.inWidth + x;
            const output = (image * info.outHeight + row) * info.outWidth + column;
            visit(input, output, i * info.filterWidth + j);
          }
}

const explicit: Pad = [
  [0, 0],
  [2, 1],
  [0, 1],
  [0, 0],
];
const convolutions: [string, Shape, Shape, number | [number, number], Pad][] = [
  ['same', [2, 8, 8, 3], [3, 3, 3, 4], 1, 'same'],
  ['oblong', [2, 9, 7, 3], [3, 2, 3, 4], [2, 1], 'valid'],
  ['stride beyond the filter', [1, 8, 8, 2], [2, 2, 2, 3], 3, 'valid'],
  ['one by one', [2, 6, 6, 5], [1, 1, 5, 7], 1, 'same'],
  ['one channel', [2, 8, 8, 1], [3, 3, 1, 4], 2, 1],
  ['explicit padding', [1, 5, 5, 2], [3, 3, 2, 2], 1, explicit],
  ['more than one block of columns', [1, 48, 48, 16], [3, 3, 16, 2], 1, 'same'],
  ['no image', [0, 4, 4, 2], [2, 2, 2, 3], 1, 'same'],
];

test.each(convolutions)('gradients of conv2d: %s', async (_, inputShape, filterShape, strides, pad) => {
  const info = backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad);
  const [x, filter, dy] = [wave(inputShape, 0), wave(filterShape, 1), wave(info.outShape, 2)];
  const toFilter = new Float64Array(filter.length);
  const toInput = new Float64Array(x.length);
  const [inner, outer] = [info.inChannels, info.outChannels];
  eachPair(info, (input, output, cell) => {
    for (let c = 0; c < inner; c++)
      for (let o = 0; o < outer; o++) {
        toFilter[(cell * inner + c) * outer + o]! += x[input * inner + c]! * dy[output * outer + o]!;
        toInput[input * inner + c]! += filter[(cell * inner + c) * outer + o]! * dy[output * outer + o]!;
      }
  });
  const attributes = { strides, pad, dataFormat: 'NHWC' };
  const [xTensor, dyTensor] = [tensor(x, inputShape), tensor(dy, info.outShape)];
  await expectClose(
    run('Conv2DBackpropFilter', { x: xTensor, dy: dyTensor }, { ...attributes, filterShape }),
    toFilter,
    1e-5,
  );
  await expectClose(
    run('Conv2DBackpropInput', { dy: dyTensor, filter: tensor(filter, filterShape) }, { ...attributes, inputShape }),
    toInput,
    1e-5,
  );
});

const depthwise: [string, Shape, Shape, number, number, Pad][] = [
  ['same', [2, 6, 6, 5], [3, 3, 5, 1], 1, 1, 'same'],
  ['two per channel', [2, 7, 5, 3], [3, 2, 3, 2], 2, 1, 'valid'],
  ['dilated', [1, 9, 9, 4], [3, 3, 4, 1], 1, 2, 'same'],
];

test.each(depthwise)(
  'gradients of depthwiseConv2d: %s',
  async (_, inputShape, filterShape, strides, dilations, pad) => {
    const info = backend_util.computeConv2DInfo(inputShape, filterShape, strides, dilations, pad, undefined, true);
    const [x, filter, dy] = [wave(inputShape, 0), wave(filterShape, 1), wave(info.outShape, 2)];
    const toFilter = new Float64Array(filter.length);
    const toInput = new Float64Array(x.length);
    const [, , channels, multiplier] = filterShape;
    eachPair(info, (input, output, cell) => {
      for (let c = 0; c < channels; c++)
        for (let m = 0; m < multiplier; m++) {
          const [weight, change] = [(cell * channels + c) * multiplier + m, (output * channels + c) * multiplier + m];
          toFilter[weight]! += x[input * channels + c]! * dy[change]!;
          toInput[input * channels + c]! += filter[weight]! * dy[change]!;
        }
    });
    const attributes = { strides, pad, dilations };
    const [xTensor, dyTensor] = [tensor(x, inputShape), tensor(dy, info.outShape)];
    await expectClose(
      run('DepthwiseConv2dNativeBackpropFilter', { x: xTensor, dy: dyTensor }, { ...attributes, filterShape }),
      toFilter,
      1e-5,
    );
    await expectClose(
      run(
        'DepthwiseConv2dNativeBackpropInput',
        { dy: dyTensor, filter: tensor(filter, filterShape) },
        { ...attributes, inputShape },
      ),
      toInput,
      1e-5,
    );
  },
);

const pools: [string, number | [number, number], number | [number, number], Pad][] = [
  ['tiles', 2, 2, 'valid'],
  ['same', 3, 2, 'same'],
  ['oblong', [3, 2], [2, 1], 'same'],
  ['padding', 3, 2, 1],
];

test.each(pools)('maxPool, its gradient, and avgPool: %s', async (_, filterSize, strides, pad) => {
  const shape: Shape = [2, 7, 8, 5];
  const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad as 'same');
  const x = wave(shape, 0);
  const channels = info.inChannels;
  const largest = new Float32Array(info.outShape.reduce((size, each) => size * each)).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(largest.length);
  const [sums, counts] = [new Float64Array(largest.length), new Float64Array(largest.length)];
  eachPair(info, (input, output) => {
    for (let c = 0; c < channels; c++) {
      const [source, target] = [input * channels + c, output * channels + c];
      sums[target]! += x[source]!;
      counts[target]!++;
      if (x[source]! <= largest[target]!) continue;
      largest[target] = x[source]!;
      from[target] = source;
    }
  });
  const dy = wave(info.outShape, 2);
  const toInput = new Float64Array(x.length);
  for (let i = 0; i < dy.length; i++) toInput[from[i]!]! += dy[i]!;
  const input = tensor(x, shape);
  const attributes = { filterSize, strides, pad };
  const output = run('MaxPool', { x: input }, attributes);
  await expectClose(output, largest, 0);
  await expectClose(
    run('AvgPool', { x: input }, attributes),
    sums.map((sum, i) => sum / counts[i]!),
    1e-6,
  );
  const gradient = run('MaxPoolGrad', { dy: tensor(dy, info.outShape), input, output }, attributes);
  await expectClose(gradient, toInput, 1e-6);
  expect(gradient.shape).toEqual(shape);
});
