import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runKernel } from '../../test/native.js';
import { createRandom, error, normals } from '../../test/values.js';

const int32 = (shape: number[], values: number[]) => ({ shape, values, dtype: 'int32' as const });

test('gather picks rows along any axis', async () => {
  const x = normals(createRandom(1), [3, 4, 5]);
  const at = (i: number, j: number, k: number) => x.values[(i * 4 + j) * 5 + k]!;
  const indices = int32([2, 2], [3, 0, 1, 1]);
  const [actual] = await runKernel('GatherV2', { x, indices }, { axis: 1, batchDims: 0 });
  const values = [0, 1, 2].flatMap((i) => indices.values.flatMap((j) => [0, 1, 2, 3, 4].map((k) => at(i, j, k))));
  expect(error(actual, { shape: [3, 2, 2, 5], values })).toBe(0);
});

test('gather with batches picks from each its own, also integers', async () => {
  const x = int32([2, 3, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const [actual] = await runKernel('GatherV2', { x, indices: int32([2, 2], [2, 0, 1, 1]) }, { axis: 1, batchDims: 1 });
  expect(actual).toEqual({ shape: [2, 2, 2], dtype: 'int32', values: Int32Array.of(4, 5, 0, 1, 8, 9, 8, 9) });
});

test('an index beyond the axis is an error', async () => {
  const x = normals(createRandom(1), [3, 2]);
  for (const index of [3, -1])
    await expect(runKernel('GatherV2', { x, indices: int32([1], [index]) }, { axis: 0 })).rejects.toThrow(
      `GatherV2 on native: indices[0] must be from 0 to 2, got ${index}.`,
    );
  await expect(runKernel('GatherNd', { params: x, indices: int32([1, 2], [0, 2]) })).rejects.toThrow(
    'index 2 is not below 2',
  );
});

test('gatherND and scatterND take whole indices, and scatterND adds up', async () => {
  const params = normals(createRandom(2), [2, 3, 4]);
  const [picked] = await runKernel('GatherNd', { params, indices: int32([2, 2], [1, 2, 0, 1]) });
  const rows = [5, 1].flatMap((row) => [0, 1, 2, 3].map((k) => params.values[row * 4 + k]!));
  expect(error(picked, { shape: [2, 4], values: rows })).toBe(0);
  const updates = { shape: [3, 2], values: [1, 2, 10, 20, 100, 200] };
  const [sum] = await runKernel('ScatterNd', { indices: int32([3, 1], [2, 0, 2]), updates }, { shape: [3, 2] });
  expect(Array.from(sum!.values)).toEqual([10, 20, 0, 0, 101, 202]);
});

test('segments are summed, rows without one are left out', async () => {
  const x = { shape: [4, 2], values: [1, 2, 3, 4, 5, 6, 7, 8] };
  const segmentIds = int32([4], [1, -1, 1, 9]);
  const [floats] = await runKernel('UnsortedSegmentSum', { x, segmentIds }, { numSegments: 3 });
  expect(floats).toEqual({ shape: [3, 2], dtype: 'float32', values: Float32Array.of(0, 0, 6, 8, 0, 0) });
  const [whole] = await runKernel(
    'UnsortedSegmentSum',
    { x: { ...x, dtype: 'int32' }, segmentIds },
    { numSegments: 3 },
  );
  expect(whole).toEqual({ shape: [3, 2], dtype: 'int32', values: Int32Array.of(0, 0, 6, 8, 0, 0) });
  const [none] = await runKernel('UnsortedSegmentSum', { x, segmentIds }, { numSegments: 0 });
  expect(none!.shape).toEqual([0, 2]);
});

test('cumulative sums along any axis, exclusive and reversed', async () => {
  const cases = fc.record({ axis: fc.integer({ min: 0, max: 2 }), exclusive: fc.boolean(), reverse: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.integer(), cases, async (seed, { axis, exclusive, reverse }) => {
      const shape = [3, 4, 5];
      const x = normals(createRandom(seed), shape);
      const inner = [20, 5, 1][axis]!;
      const values = Float64Array.from(x.values, (_, flat) => {
        const position = Math.floor(flat / inner) % shape[axis]!;
        let sum = 0;
        for (let k = 0; k < shape[axis]!; k++) {
          const counts = reverse ? k > position : k < position;
          if (counts || (k === position && !exclusive)) sum += x.values[flat + (k - position) * inner]!;
        }
        return sum;
      });
      const [actual] = await runKernel('Cumsum', { x }, { axis, exclusive, reverse });
      expect(error(actual, { shape, values })).toBeLessThan(1e-6);
    }),
  );
});

test('the largest come first, of equal ones the first, and NaN before all', async () => {
  const x = { shape: [2, 5], values: [3, 1, 3, Number.NaN, 2, -1, -2, -3, -1, -5] };
  const [values, indices] = await runKernel('TopK', { x }, { k: 3, sorted: true });
  expect(Array.from(values!.values)).toEqual([Number.NaN, 3, 3, -1, -1, -2]);
  expect(indices).toEqual({ shape: [2, 3], dtype: 'int32', values: Int32Array.of(3, 0, 2, 0, 3, 1) });
});
