import { beforeAll, expect, test } from 'vitest';
import { expectClose } from '../../../../test/expect-close.js';
import { fusedMatMul, init, matMul, memory, relu, sigmoid, type Tensor, tensor, tidy } from '../../../index.js';

beforeAll(() => init({ device: 'wasm' }));

/** Numbers without a pattern, of both signs. */
const wave = (count: number, phase: number) =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(i * 1.7 + phase));

/** The definition, in float64. */
function product(
  m: number,
  n: number,
  k: number,
  a: (i: number, p: number) => number,
  b: (p: number, j: number) => number,
) {
  return Array.from({ length: m * n }, (_, at) => {
    let sum = 0;
    for (let p = 0; p < k; p++) sum += a(Math.floor(at / n), p) * b(p, at % n);
    return sum;
  });
}

// around the sizes of tiles (4 x 8) and blocks (64 x 512 x 256)
const sizes = [
  [1, 1, 1],
  [4, 8, 3],
  [5, 9, 7],
  [3, 17, 300],
  [70, 530, 260],
  [1, 100, 33],
  [100, 1, 33],
] as const;
const transpositions = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

test.each(sizes.flatMap((size) => transpositions.map((transposed) => [...size, ...transposed] as const)))(
  'matMul of %d x %d over %d, transposed %s, %s',
  async (m, n, k, transposeA, transposeB) => {
    const [a, b] = [wave(m * k, 0), wave(k * n, 1)];
    const x = tensor(a, transposeA ? [k, m] : [m, k]);
    const y = tensor(b, transposeB ? [n, k] : [k, n]);
    const expected = product(
      m,
      n,
      k,
      (i, p) => a[transposeA ? p * m + i : i * k + p]!,
      (p, j) => b[transposeB ? j * k + p : p * n + j]!,
    );
    await expectClose(matMul(x, y, transposeA, transposeB), expected, 1e-5);
  },
);

test.each([
  [[3], [3]],
  [[3], [1]],
  [[1], [3]],
  [
    [2, 1],
    [1, 3],
  ],
  [[2, 3], [3]],
  [
    [2, 3],
    [2, 1],
  ],
])('matMul of batches %j and %j', async (aBatch, bBatch) => {
  const count = (shape: number[]) => shape.reduce((size, each) => size * each, 1);
  const [a, b] = [wave(count(aBatch) * 6, 0), wave(count(bBatch) * 8, 1)];
  const result = matMul(tensor(a, [...aBatch, 3, 2]), tensor(b, [...bBatch, 2, 4]));
  const batch = result.shape.slice(0, -2);
  /** NumPy's rule: dimensions of size 1 stay at 0. */
  const index = (shape: number[], at: number) => {
    let [index, stride] = [0, 1];
    for (let d = 1; d <= batch.length; d++) {
      const [size, own] = [batch.at(-d)!, shape.at(-d) ?? 1];
      if (own > 1) index += (at % size) * stride;
      stride *= own;
      at = Math.floor(at / size);
    }
    return index;
  };
  const expected = Array.from({ length: count(batch) }, (_, at) => {
    const [i, j] = [index(aBatch, at), index(bBatch, at)];
    return product(
      3,
      4,
      2,
      (row, p) => a[i * 6 + row * 2 + p]!,
      (p, column) => b[j * 8 + p * 4 + column]!,
    );
  });
  await expectClose(result, expected.flat(), 1e-6);
});

test('a sum over nothing is 0, and nothing is a matrix', async () => {
  expect(Array.from(await matMul(tensor([], [2, 0]), tensor([], [0, 2])).data())).toEqual([0, 0, 0, 0]);
  expect(matMul(tensor([], [0, 3]), tensor(wave(6, 0), [3, 2])).shape).toEqual([0, 2]);
});

test.each<[NonNullable<Parameters<typeof fusedMatMul>[0]['activation']>, (x: Tensor) => Tensor]>([
  ['linear', (x) => x],
  ['relu', relu],
  ['sigmoid', sigmoid],
])('fusedMatMul adds a bias to each row, then applies %s', async (activation, apply) => {
  const [a, b] = [tensor(wave(6, 0), [3, 2]), tensor(wave(8, 1), [2, 4])];
  const bias = [1, -1, 0.5, 0];
  const linear = Array.from(await matMul(a, b).data(), (value, i) => value + bias[i % 4]!);
  const expected = await apply(tensor(linear)).data();
  await expectClose(fusedMatMul({ a, b, bias: tensor(bias), activation }), expected, 1e-6);
});

test('nothing is left behind', () => {
  const [a, b] = [tensor(wave(6, 0), [3, 2]), tensor(wave(8, 1), [2, 4])];
  const before = memory().numDataBuffers;
  tidy(() => {
    fusedMatMul({ a, b, bias: tensor([1, 2, 3, 4]), activation: 'relu' });
    matMul(b, a, true, true);
  });
  expect(memory().numDataBuffers).toBe(before);
});
