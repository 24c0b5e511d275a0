import { beforeAll, expect, test } from 'vitest';
import { expectClose } from '../../../../test/expect-close.js';
import { init, max, mean, min, prod, sum, type Tensor, tensor } from '../../../index.js';

beforeAll(() => init({ device: 'wasm' }));

const reductions: [string, (x: Tensor, axes: number[], keepDims?: boolean) => Tensor, (values: number[]) => number][] =
  [
    ['sum', sum, (values) => values.reduce((a, b) => a + b, 0)],
    ['mean', mean, (values) => values.reduce((a, b) => a + b, 0) / values.length],
    ['max', max, (values) => Math.max(...values)],
    ['min', min, (values) => Math.min(...values)],
    ['prod', prod, (values) => values.reduce((a, b) => a * b, 1)],
  ];
const shapes: [number[], number[]][] = [
  [[3, 4, 5], [0]],
  [[3, 4, 5], [1]],
  [[3, 4, 5], [2]],
  [
    [3, 4, 5],
    [0, 2],
  ],
  [
    [2, 3, 4, 5],
    [0, 2],
  ],
  [
    [2, 3, 4, 5],
    [1, 2],
  ],
  [[33, 17], [0]],
  [[33, 17], [1]],
  [
    [6, 1, 9],
    [0, 1],
  ],
  [[1, 7], [0]],
  [[5], [0]],
];

test.each(
  reductions.flatMap(([name, reduce, f]) => shapes.map(([shape, axes]) => [name, shape, axes, reduce, f] as const)),
)('%s of %j over %j', async (_, shape, axes, reduce, f) => {
  const size = shape.reduce((product, each) => product * each);
  const values = Float32Array.from({ length: size }, (_, i) => 1 + 0.3 * Math.sin(i * 1.7));
  const groups = new Map<string, number[]>();
  for (const [i, value] of values.entries()) {
    const coordinates = shape.map((each, d) => Math.floor(i / shape.slice(d + 1).reduce((a, b) => a * b, 1)) % each);
    const key = coordinates.filter((_, d) => !axes.includes(d)).join();
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  const expected = Array.from(groups.values(), f);
  const x = tensor(values, shape);
  await expectClose(reduce(x, axes), expected, 1e-5);
  const kept = reduce(x, axes, true);
  expect(kept.shape).toEqual(shape.map((each, d) => (axes.includes(d) ? 1 : each)));
});

test('a long sum keeps its digits', async () => {
  const values = new Float32Array(2 ** 20).fill(0.1);
  const exact = 2 ** 20 * Math.fround(0.1);
  expect((await sum(tensor(values)).data())[0]).toBe(Math.fround(exact));
  expect((await sum(tensor(values, [2 ** 19, 2]), 0).data())[1]).toBe(Math.fround(exact / 2));
});
