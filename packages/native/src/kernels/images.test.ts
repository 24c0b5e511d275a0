import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTargets, runKernel, upTo } from '../../test/native.js';
import { createRandom, error, normals, sizeOf } from '../../test/values.js';

/** Weights of the pixels of one axis in each pixel of the result: rows of `output` by `input`, in float64. */
function weights(input: number, output: number, alignCorners: boolean, halfPixelCenters: boolean): number[][] {
  const scale = alignCorners && output > 1 ? (input - 1) / (output - 1) : input / output;
  return Array.from({ length: output }, (_, i) => {
    const exact = halfPixelCenters ? (i + 0.5) * scale - 0.5 : i * scale;
    const place = Math.min(Math.max(exact, 0), input - 1);
    return Array.from({ length: input }, (_, k) => Math.max(0, 1 - Math.abs(place - k)));
  });
}

describeTargets(() => {
  test('resizing is a product with weights on each axis, its gradient the product with their transpose', async () => {
    const options = fc.constantFrom([false, false], [true, false], [false, true]);
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.tuple(upTo(2), upTo(6), upTo(6), upTo(9)),
        fc.tuple(upTo(9), upTo(9)),
        options,
        async (seed, shape, size, [corners, centers]) => {
          const [batch, height, width, channels] = shape;
          const outShape = [batch, ...size, channels];
          const random = createRandom(seed);
          const [images, dy] = [normals(random, shape), normals(random, outShape)];
          const down = weights(height, size[0], corners!, centers!);
          const across = weights(width, size[1], corners!, centers!);
          const [out, back] = [new Float64Array(sizeOf(outShape)), new Float64Array(sizeOf(shape))];
          for (let b = 0; b < batch; b++)
            for (const [oy, rows] of down.entries())
              for (const [ox, columns] of across.entries())
                for (const [y, wy] of rows.entries())
                  for (const [x, wx] of columns.entries())
                    for (let c = 0; c < channels; c++) {
                      const from = ((b * height + y) * width + x) * channels + c;
                      const to = ((b * size[0] + oy) * size[1] + ox) * channels + c;
                      out[to]! += wy * wx * images.values[from]!;
                      back[from]! += wy * wx * dy.values[to]!;
                    }
          const attributes = { size, alignCorners: corners, halfPixelCenters: centers };
          const [forward] = await runKernel('ResizeBilinear', { images }, attributes);
          expect(error(forward, { shape: outShape, values: out })).toBeLessThan(1e-5);
          const [gradient] = await runKernel('ResizeBilinearGrad', { images, dy }, attributes);
          expect(error(gradient, { shape, values: back })).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 30 },
    );
  });
});
