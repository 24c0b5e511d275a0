import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTargets, runKernel, upTo } from '../../test/native.js';
import { createRandom, error, normals, sizeOf } from '../../test/values.js';
import { poolInfo, type WindowInfo } from '../internal/window.js';

/** Calls `visit` with the position of a result and those of the pixels in its window. */
function forEachWindow(info: WindowInfo, visit: (out: number, pixels: number[]) => void): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth, padInfo } = info;
  for (let b = 0; b < info.batchSize; b++)
    for (let oy = 0; oy < outHeight; oy++)
      for (let ox = 0; ox < outWidth; ox++)
        for (let c = 0; c < inChannels; c++) {
          const pixels: number[] = [];
          for (let ky = 0; ky < filterHeight; ky++)
            for (let kx = 0; kx < filterWidth; kx++) {
              const [y, x] = [oy * info.strideHeight - padInfo.top + ky, ox * info.strideWidth - padInfo.left + kx];
              if (y >= 0 && y < inHeight && x >= 0 && x < inWidth)
                pixels.push(((b * inHeight + y) * inWidth + x) * inChannels + c);
            }
          visit(((b * outHeight + oy) * outWidth + ox) * inChannels + c, pixels);
        }
}

describeTargets(() => {
  test('pools and their gradients equal loops over windows', async () => {
    const attributes = fc.record({
      filterSize: fc.tuple(upTo(3), upTo(3)),
      strides: fc.tuple(upTo(3), upTo(3)),
      pad: fc.constantFrom('valid', 'same'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.tuple(upTo(2), upTo(9), upTo(9), upTo(35)),
        attributes,
        async (seed, shape, options) => {
          fc.pre(options.pad === 'same' || (shape[1] >= options.filterSize[0] && shape[2] >= options.filterSize[1]));
          const info = poolInfo(shape, options as never);
          const random = createRandom(seed);
          const [x, dy] = [normals(random, shape), normals(random, info.outShape)];
          const [most, mean] = [0, 0].map(() => new Float64Array(sizeOf(info.outShape)));
          const [byMost, byMean] = [0, 0].map(() => new Float64Array(sizeOf(shape)));
          forEachWindow(info, (out, pixels) => {
            const best = pixels.reduce((a, b) => (x.values[b]! > x.values[a]! ? b : a));
            most![out] = x.values[best]!;
            byMost![best]! += dy.values[out]!;
            for (const pixel of pixels) {
              mean![out]! += x.values[pixel]! / pixels.length;
              byMean![pixel]! += dy.values[out]! / pixels.length;
            }
          });
          const results = [
            [await runKernel('MaxPool', { x }, options), info.outShape, most],
            [await runKernel('AvgPool', { x }, options), info.outShape, mean],
            [await runKernel('MaxPoolGrad', { dy, input: x, output: dy }, options), shape, byMost],
            [await runKernel('AvgPoolGrad', { dy, input: x }, options), shape, byMean],
          ] as const;
          for (const [[actual], expected, values] of results)
            expect(error(actual, { shape: [...expected], values: values! })).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('NaN in a window is its largest value, and the gradient goes to the first of equal ones', async () => {
  const options = { filterSize: 2, strides: 2, pad: 'valid' };
  const x = { shape: [1, 2, 4, 1], values: [1, Number.NaN, -5, -5, 2, 3, -5, -7] };
  const [most] = await runKernel('MaxPool', { x }, options);
  expect(Array.from(most!.values)).toEqual([Number.NaN, -5]);
  const dy = { shape: [1, 1, 2, 1], values: [10, 20] };
  const [gradient] = await runKernel('MaxPoolGrad', { dy, input: x, output: dy }, options);
  expect(Array.from(gradient!.values)).toEqual([0, 10, 20, 0, 0, 0, 0, 0]);
});
