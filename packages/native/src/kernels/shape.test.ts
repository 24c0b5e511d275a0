import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runKernel } from '../../test/native.js';
import { createRandom, error, forEachIndex, normals, sizeOf, type Values } from '../../test/values.js';

/** A tensor of `shape` whose element at an index is that of `x` at `from(index)`; zero where there is none. */
function moved(x: Values, shape: number[], from: (index: number[]) => number[] | undefined): Values {
  const values = new Float64Array(sizeOf(shape));
  forEachIndex(shape, (index, flat) => {
    const source = from([...index]);
    if (source) values[flat] = x.values[source.reduce((at, i, axis) => at * x.shape[axis]! + i, 0)]!;
  });
  return { shape, values };
}

const shapes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });

async function check(name: string, x: Values, attributes: object, expected: Values): Promise<void> {
  for (const dtype of ['float32', 'int32'] as const) {
    const values = dtype === 'int32' ? Int32Array.from(x.values, (value) => 1000 * value) : x.values;
    const wanted = dtype === 'int32' ? Int32Array.from(expected.values, (value) => 1000 * value) : expected.values;
    const [actual] = await runKernel(name, { x: { shape: x.shape, values, dtype } }, attributes);
    expect(actual!.dtype).toBe(dtype);
    expect(error(actual, { shape: expected.shape, values: wanted }), name).toBe(0);
  }
}

test('transpose, slice, pad, tile and reverse put every element in its place', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), shapes, async (seed, shape) => {
      const random = createRandom(seed);
      const x = normals(random, shape);
      const perm = Array.from(random.permutation(shape.length));
      await check(
        'Transpose',
        x,
        { perm },
        moved(
          x,
          perm.map((axis) => shape[axis]!),
          (index) => shape.map((_, axis) => index[perm.indexOf(axis)]!),
        ),
      );
      const begin = shape.map((length) => random.integer(0, length - 1));
      const size = shape.map((length, axis) => random.integer(0, length - begin[axis]!));
      await check(
        'Slice',
        x,
        { begin, size },
        moved(x, size, (index) => index.map((i, axis) => i + begin[axis]!)),
      );
      const paddings = shape.map(() => [random.integer(0, 2), random.integer(0, 2)] as const);
      const padded = shape.map((length, axis) => length + paddings[axis]![0] + paddings[axis]![1]);
      const inside = (index: number[]) => {
        const from = index.map((i, axis) => i - paddings[axis]![0]);
        return from.every((i, axis) => i >= 0 && i < shape[axis]!) ? from : undefined;
      };
      await check('PadV2', x, { paddings, constantValue: 0 }, moved(x, padded, inside));
      const reps = shape.map(() => random.integer(0, 2));
      const tiled = shape.map((length, axis) => length * reps[axis]!);
      await check(
        'Tile',
        x,
        { reps },
        moved(x, tiled, (index) => index.map((i, axis) => i % shape[axis]!)),
      );
      const dims = [random.integer(0, shape.length - 1)];
      const turned = (index: number[]) => index.map((i, axis) => (dims.includes(axis) ? shape[axis]! - 1 - i : i));
      await check('Reverse', x, { dims }, moved(x, shape, turned));
    }),
    { numRuns: 60 },
  );
});

test.each([
  [
    [100, 70],
    [1, 0],
  ],
  [
    [17, 33, 3],
    [1, 0, 2],
  ],
  [
    [3, 37, 41],
    [0, 2, 1],
  ],
  [
    [3, 37, 41],
    [2, 1, 0],
  ],
  [
    [2, 2, 3, 2, 2, 3, 2, 2],
    [7, 0, 6, 1, 5, 2, 4, 3],
  ],
])('transpose of %j by %j: planes larger than a tile, more axes than the binary walks', async (shape, perm) => {
  const x = normals(createRandom(1), shape);
  const expected = moved(
    x,
    perm.map((axis) => shape[axis]!),
    (index) => shape.map((_, axis) => index[perm.indexOf(axis)]!),
  );
  await check('Transpose', x, { perm }, expected);
});

test('concat, stack and their undoing along every axis', async () => {
  const random = createRandom(2);
  for (const axis of [0, 1, 2, -1]) {
    const at = (axis + 3) % 3;
    const parts = [2, 1, 3].map((length) =>
      normals(
        random,
        [2, 3, 4].map((n, i) => (i === at ? length : n)),
      ),
    );
    const [joined] = await runKernel('Concat', Object.fromEntries(parts.entries()), { axis });
    expect(joined!.shape[at]).toBe(6);
    const split = await runKernel('SplitV', { x: joined! }, { numOrSizeSplits: [2, 1, 3], axis });
    for (const [i, part] of parts.entries()) expect(error(split[i], part)).toBe(0);
  }
  for (const axis of [0, 1, 2, -1]) {
    const parts = [1, 2, 3].map(() => normals(random, [2, 5]));
    const [stacked] = await runKernel('Pack', Object.fromEntries(parts.entries()), { axis });
    const taken = await runKernel('Unpack', { value: stacked! }, { axis: axis < 0 ? 2 : axis });
    for (const [i, part] of parts.entries()) expect(error(taken[i], part)).toBe(0);
  }
});

test('joined along an axis, the parts follow each other', async () => {
  const [a, b] = [
    { shape: [2, 1], values: [1, 2] },
    { shape: [2, 2], values: [3, 4, 5, 6] },
  ];
  const [actual] = await runKernel('Concat', { 0: a, 1: b }, { axis: 1 });
  expect(Array.from(actual!.values)).toEqual([1, 3, 4, 2, 5, 6]);
});

test('strided slices, also backwards and with axes dropped', async () => {
  const x = normals(createRandom(3), [5, 6, 4]);
  const masks = { beginMask: 0, endMask: 0, ellipsisMask: 0, newAxisMask: 0, shrinkAxisMask: 0 };
  const [back] = await runKernel(
    'StridedSlice',
    { x },
    { begin: [4, 1, 0], end: [0, 6, 4], strides: [-2, 2, 3], ...masks },
  );
  expect(
    error(
      back,
      moved(x, [2, 3, 2], ([i, j, k]) => [4 - 2 * i!, 1 + 2 * j!, 3 * k!]),
    ),
  ).toBe(0);
  const [row] = await runKernel(
    'StridedSlice',
    { x },
    { begin: [2, 1], end: [3, 4], strides: [1, 1], ...masks, shrinkAxisMask: 1 },
  );
  expect(
    error(
      row,
      moved(x, [3, 4], ([j, k]) => [2, 1 + j!, k!]),
    ),
  ).toBe(0);
});

test('casts convert the numbers themselves', async () => {
  const flags = { shape: [3], values: [1, 0, 1], dtype: 'bool' as const };
  const [floats] = await runKernel('Cast', { x: flags }, { dtype: 'float32' });
  expect(floats).toEqual({ shape: [3], dtype: 'float32', values: Float32Array.of(1, 0, 1) });
  const x = { shape: [5], values: [1.9, -1.9, 0, Number.NaN, 0.1] };
  expect((await runKernel('Cast', { x }, { dtype: 'int32' }))[0]!.values).toEqual(Int32Array.of(1, -1, 0, 0, 0));
  expect((await runKernel('Cast', { x }, { dtype: 'bool' }))[0]!.values).toEqual(Uint8Array.of(1, 1, 0, 1, 1));
});

test('pads with a value, and moves elements of one byte on cpu', async () => {
  const paddings = [[1, 1]];
  const [padded] = await runKernel('PadV2', { x: { shape: [2], values: [1, 2] } }, { paddings, constantValue: 7 });
  expect(Array.from(padded!.values)).toEqual([7, 1, 2, 7]);
  const [turned] = await runKernel(
    'Transpose',
    { x: { shape: [1, 2], values: [1, 0], dtype: 'bool' } },
    { perm: [1, 0] },
  );
  expect(turned).toEqual({ shape: [2, 1], dtype: 'bool', values: Uint8Array.of(1, 0) });
});
