import { beforeAll, expect, test } from 'vitest';
import {
  equal,
  greater,
  greaterEqual,
  init,
  less,
  lessEqual,
  maximum,
  minimum,
  mod,
  notEqual,
  pow,
  type Tensor,
  tensor,
} from '../../../index.js';

beforeAll(() => init({ device: 'wasm' }));

const functions: [string, (a: Tensor, b: Tensor) => Tensor, (a: number, b: number) => number][] = [
  ['maximum', maximum, Math.max],
  ['minimum', minimum, Math.min],
  ['greater', greater, (a, b) => Number(a > b)],
  ['greaterEqual', greaterEqual, (a, b) => Number(a >= b)],
  ['less', less, (a, b) => Number(a < b)],
  ['lessEqual', lessEqual, (a, b) => Number(a <= b)],
  ['equal', equal, (a, b) => Number(a === b)],
  ['notEqual', notEqual, (a, b) => Number(a !== b)],
  ['mod', mod, (a, b) => a - b * Math.floor(a / b)],
  ['pow', pow, (a, b) => Math.abs(a) ** b],
];
const shapes = [
  [
    [3, 7],
    [3, 7],
  ],
  [[3, 7], [7]],
  [
    [3, 7],
    [3, 1],
  ],
  [[3, 7], []],
  [
    [3, 1],
    [1, 7],
  ],
  [
    [2, 3, 4],
    [3, 1],
  ],
  [
    [2, 3, 4],
    [2, 1, 4],
  ],
  [[], [5]],
  [[0, 3], [3]],
] as const;

test.each(functions.flatMap(([name, op, f]) => shapes.map(([a, b]) => [name, a, b, op, f] as const)))(
  '%s of %j and %j',
  async (_, aShape, bShape, op, f) => {
    const size = (shape: readonly number[]) => shape.reduce((product, each) => product * each, 1);
    const values = (shape: readonly number[], step: number) =>
      Array.from({ length: size(shape) }, (_, i) => ((i * step) % 5) + 1);
    const [a, b] = [values(aShape, 3), values(bShape, 2)];
    const result = op(tensor(a, [...aShape]), tensor(b, [...bShape]));
    /** NumPy's rule: dimensions of size 1 stay at 0. */
    const at = (shape: readonly number[], i: number) => {
      let [index, stride] = [0, 1];
      for (let d = 1; d <= result.rank; d++) {
        const own = shape.at(-d) ?? 1;
        if (own > 1) index += (i % result.shape.at(-d)!) * stride;
        stride *= own;
        i = Math.floor(i / result.shape.at(-d)!);
      }
      return index;
    };
    const expected = Array.from({ length: result.size }, (_, i) => f(a[at(aShape, i)]!, b[at(bShape, i)]!));
    const actual = Array.from(await result.data());
    expect(actual.map((value) => Number(value.toPrecision(5)))).toEqual(
      expected.map((value) => Number(value.toPrecision(5))),
    );
  },
);
