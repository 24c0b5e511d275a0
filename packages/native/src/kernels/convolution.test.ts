import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTargets, runKernel, upTo } from '../../test/native.js';
import { createRandom, error, normals, sizeOf, type Values } from '../../test/values.js';
import { convolutionInfo, type WindowAttributes, type WindowInfo } from '../internal/window.js';

/** Calls `visit` with the positions in image, filter and result of every product of a convolution. */
function forEachProduct(
  info: WindowInfo,
  multiplier: number,
  visit: (x: number, filter: number, out: number) => void,
): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth, padInfo } = info;
  for (let b = 0; b < info.batchSize; b++)
    for (let oy = 0; oy < outHeight; oy++)
      for (let ox = 0; ox < outWidth; ox++)
        for (let ky = 0; ky < filterHeight; ky++)
          for (let kx = 0; kx < filterWidth; kx++) {
            const y = oy * info.strideHeight - padInfo.top + ky * info.dilationHeight;
            const x = ox * info.strideWidth - padInfo.left + kx * info.dilationWidth;
            if (y < 0 || y >= inHeight || x < 0 || x >= inWidth) continue;
            const pixel = ((b * inHeight + y) * inWidth + x) * inChannels;
            const result = ((b * outHeight + oy) * outWidth + ox) * outChannels;
            const tap = ky * filterWidth + kx;
            for (let c = 0; c < inChannels; c++)
              for (let o = 0; o < (multiplier || outChannels); o++) {
                const channel = multiplier ? c * multiplier + o : o;
                visit(pixel + c, (tap * inChannels + c) * (multiplier || outChannels) + o, result + channel);
              }
          }
}

interface Case {
  seed: number;
  x: [number, number, number, number];
  filter: [number, number, number];
  attributes: WindowAttributes;
}

/** Forward and both gradients, each as the largest error against sums in float64. */
async function errorsOf({ seed, x: shape, filter: [height, width, last], attributes }: Case, isDepthwise: boolean) {
  const random = createRandom(seed);
  const filterShape = [height, width, shape[3], last];
  const info = convolutionInfo(shape, filterShape, attributes, isDepthwise);
  fc.pre(info.outHeight > 0 && info.outWidth > 0);
  const [x, filter] = [normals(random, shape), normals(random, filterShape)];
  const dy = normals(random, info.outShape);
  const [out, dx, dw] = [info.outShape, shape, filterShape].map((s) => new Float64Array(sizeOf(s)));
  forEachProduct(info, isDepthwise ? last : 0, (i, k, o) => {
    out![o]! += x.values[i]! * filter.values[k]!;
    dx![i]! += dy.values[o]! * filter.values[k]!;
    dw![k]! += x.values[i]! * dy.values[o]!;
  });
  const name = isDepthwise ? 'DepthwiseConv2dNative' : 'Conv2D';
  const [forward] = await runKernel(name, { x, filter }, attributes);
  const [byInput] = await runKernel(`${name}BackpropInput`, { dy, filter }, { ...attributes, inputShape: shape });
  const [byFilter] = await runKernel(`${name}BackpropFilter`, { x, dy }, { ...attributes, filterShape });
  return [
    error(forward, { shape: info.outShape, values: out! }),
    error(byInput, { shape, values: dx! }),
    error(byFilter, { shape: filterShape, values: dw! }),
  ];
}

const windows = fc.record({
  seed: fc.integer(),
  x: fc.tuple(upTo(3), upTo(12), upTo(12), upTo(20)),
  filter: fc.tuple(upTo(4), upTo(4), upTo(40)),
  attributes: fc.record({
    strides: fc.tuple(upTo(3), upTo(3)),
    dilations: fc.tuple(upTo(2), upTo(2)),
    pad: fc.constantFrom('same' as const, 2, [
      [0, 0],
      [1, 0],
      [2, 1],
      [0, 0],
    ] as never),
  }),
});

describeTargets(() => {
  test('convolutions and their gradients equal sums in float64', async () => {
    await fc.assert(
      fc.asyncProperty(windows, async (window) => {
        for (const worst of await errorsOf(window, false)) expect(worst).toBeLessThan(2e-5);
      }),
      { numRuns: 40 },
    );
  });

  test('depthwise convolutions and their gradients equal sums in float64', async () => {
    await fc.assert(
      fc.asyncProperty(windows, fc.integer({ min: 1, max: 3 }), async (window, multiplier) => {
        const filter: Case['filter'] = [window.filter[0], window.filter[1], multiplier];
        for (const worst of await errorsOf({ ...window, filter }, true)) expect(worst).toBeLessThan(2e-5);
      }),
      { numRuns: 40 },
    );
  });

  test('an image that is cut into several bands', async () => {
    const window: Case = { seed: 5, x: [2, 40, 130, 24], filter: [3, 3, 9], attributes: { strides: 1, pad: 'same' } };
    for (const worst of await errorsOf(window, false)) expect(worst).toBeLessThan(3e-4); // sums of 10,400 floats
  });
});

test('bias and activation follow a convolution', async () => {
  const random = createRandom(1);
  const [x, filter, bias] = [normals(random, [1, 5, 6, 3]), normals(random, [3, 3, 3, 7]), normals(random, [7])];
  const attributes = { strides: 1, pad: 'same' };
  const [plain] = await runKernel('Conv2D', { x, filter }, attributes);
  const [fused] = await runKernel('FusedConv2D', { x, filter, bias }, { ...attributes, activation: 'relu' });
  const values = Float64Array.from(plain!.values, (value, i) => Math.max(0, value + bias.values[i % 7]!));
  expect(error(fused, { shape: plain!.shape, values })).toBeLessThan(1e-6);
});

test('images in NCHW are left to cpu', async () => {
  const random = createRandom(2);
  const [x, filter] = [normals(random, [1, 2, 5, 5]), normals(random, [3, 3, 2, 4])];
  const [out] = await runKernel(
    'Conv2D',
    { x, filter },
    { strides: 1, pad: 'valid', dilations: 1, dataFormat: 'NCHW' },
  );
  const turned: Values = {
    shape: [1, 5, 5, 2],
    values: Float32Array.from({ length: 50 }, (_, i) => x.values[(i % 2) * 25 + (i >> 1)]!),
  };
  const [last] = await runKernel('Conv2D', { x: turned, filter }, { strides: 1, pad: 'valid' });
  const values = Float32Array.from({ length: 36 }, (_, i) => last!.values[(i % 9) * 4 + Math.floor(i / 9)]!);
  expect(error(out, { shape: [1, 4, 3, 3], values })).toBeLessThan(1e-5);
});

test('no images give no results, and filters a gradient of zeros', async () => {
  const none: Values = { shape: [0, 5, 5, 2], values: [] };
  const filter = normals(createRandom(1), [3, 3, 2, 4]);
  const attributes = { strides: 1, pad: 'valid' };
  const [out] = await runKernel('Conv2D', { x: none, filter }, attributes);
  expect(out!.shape).toEqual([0, 3, 3, 4]);
  const dy: Values = { shape: [0, 3, 3, 4], values: [] };
  const [byFilter] = await runKernel(
    'Conv2DBackpropFilter',
    { x: none, dy },
    { ...attributes, filterShape: [3, 3, 2, 4] },
  );
  expect(byFilter!.values).toEqual(new Float32Array(72));
});
