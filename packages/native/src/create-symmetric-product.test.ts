import { smallestEigenpairs } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { describeTargets } from '../test/native.js';
import { createRandom } from '../test/values.js';
import { createSymmetricProduct } from './create-symmetric-product.js';

describeTargets(() => {
  test.each([0, 1, 2, 7, 64, 131])('the product of %i rows equals sums in their order', (size) => {
    const random = createRandom(size);
    const data = new Float64Array(size * size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++) data[i * size + j] = data[j * size + i] = random.normal();
    const x = Float64Array.from({ length: size }, () => random.normal());
    const y = new Float64Array(size);
    createSymmetricProduct({ data, size }).multiply(x, y);
    for (let i = 0; i < size; i++) {
      const expected = x.reduce((sum, value, j) => sum + data[i * size + j]! * value, 0);
      expect(Math.abs(y[i]! - expected)).toBeLessThan(1e-13 * size);
    }
  });
});

test('Lanczos takes it for its operator', () => {
  const size = 60;
  const data = new Float64Array(size * size);
  for (let i = 0; i + 1 < size; i++) {
    data[i * size + i]! += 1;
    data[(i + 1) * size + i + 1]! += 1;
    data[i * size + i + 1] = data[(i + 1) * size + i] = -1;
  }
  const { multiply } = createSymmetricProduct({ data, size });
  const { values } = smallestEigenpairs(multiply, size, 1, { nullVector: 'constant' });
  expect(values[0]!).toBeCloseTo(2 - 2 * Math.cos(Math.PI / size), 12);
});

test('wrong lengths, and use after release, are refused', () => {
  expect(() => createSymmetricProduct({ data: new Float64Array(3), size: 2 })).toThrow(
    'createSymmetricProduct: `matrix.data` must have size² entries (4), got [3].',
  );
  const product = createSymmetricProduct({ data: new Float64Array(4), size: 2 });
  expect(() => product.multiply(new Float64Array(1), new Float64Array(2))).toThrow(
    '`x` must have one entry per row (2)',
  );
  product.release();
  expect(() => product.multiply(new Float64Array(2), new Float64Array(2))).toThrow('must not be released');
});
