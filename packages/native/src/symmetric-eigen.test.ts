import { symmetricEigen as inJavaScript } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTargets } from '../test/native.js';
import { createRandom } from '../test/values.js';
import { symmetricEigen } from './symmetric-eigen.js';

function symmetric(seed: number, size: number, scale = 1): { data: Float64Array; size: number } {
  const random = createRandom(seed);
  const data = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) data[i * size + j] = data[j * size + i] = scale * random.normal();
  return { data, size };
}

describeTargets(() => {
  test('A v = value v, ascending values, orthonormal vectors', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), (seed, size) => {
        const { data } = symmetric(seed, size);
        const { values, vectors } = symmetricEigen({ data, size });
        for (const [k, v] of vectors.entries()) {
          if (k > 0) expect(values[k]!).toBeGreaterThanOrEqual(values[k - 1]!);
          for (let i = 0; i < size; i++) {
            const product = v.reduce((sum, value, j) => sum + data[i * size + j]! * value, 0);
            expect(Math.abs(product - values[k]! * v[i]!)).toBeLessThan(2e-13 * size);
          }
          for (const [l, w] of vectors.entries()) {
            const inner = v.reduce((sum, value, i) => sum + value * w[i]!, 0);
            expect(Math.abs(inner - (k === l ? 1 : 0))).toBeLessThan(1e-13 * size);
          }
        }
      }),
    );
  });

  test('the Laplacian of a path of n nodes has the eigenvalues 2 - 2 cos(pi k / n)', () => {
    const size = 150;
    const data = new Float64Array(size * size);
    for (let i = 0; i + 1 < size; i++) {
      data[i * size + i]! += 1;
      data[(i + 1) * size + i + 1]! += 1;
      data[i * size + i + 1] = data[(i + 1) * size + i] = -1;
    }
    const { values } = symmetricEigen({ data, size });
    for (const [k, value] of values.entries()) expect(value).toBeCloseTo(2 - 2 * Math.cos((Math.PI * k) / size), 12);
  });
});

test('extreme scales neither overflow nor vanish', () => {
  for (const scale of [1e-200, 1e-150, 1e150, 1e200]) {
    const { values } = symmetricEigen([
      [2 * scale, scale],
      [scale, 2 * scale],
    ]);
    expect(Array.from(values, (value) => value / scale)).toEqual([expect.closeTo(1, 13), expect.closeTo(3, 13)]);
  }
});

test('nothing, one number, zeros, and multiples of the identity', () => {
  expect(symmetricEigen([])).toEqual({ values: new Float64Array(0), vectors: [] });
  expect(symmetricEigen([[5]])).toEqual({ values: Float64Array.of(5), vectors: [Float64Array.of(1)] });
  for (const diagonal of [0, 3]) {
    const { values } = symmetricEigen([0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? diagonal : 0))));
    expect(Array.from(values)).toEqual([diagonal, diagonal, diagonal]);
  }
});

test('what is refused is what the original refuses, in its words; CSR works, too', () => {
  for (const matrix of [
    [[1, 2]],
    [
      [1, 2],
      [3, 4],
    ],
    [[Number.NaN]],
  ])
    expect(messageOf(() => symmetricEigen(matrix))).toBe(messageOf(() => inJavaScript(matrix)));
  const sparse = { rowPointers: [0, 1, 2], columnIndices: [0, 1], values: [2, 1], size: 2 };
  expect(Array.from(symmetricEigen(sparse).values)).toEqual([1, 2]);
});

function messageOf(job: () => unknown): string {
  try {
    job();
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}
