import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countMemories } from '../test/counted-memory.js';
import type { DenseMatrix } from './matrix.js';

let { createSymmetricProduct } = await import('./symmetric-product.js');

beforeEach(async () => {
  vi.resetModules();
  ({ createSymmetricProduct } = await import('./symmetric-product.js'));
});
afterEach(() => vi.unstubAllGlobals());

function irregular(size: number): DenseMatrix {
  const data = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) data[i * size + j] = data[j * size + i] = Math.sin(1 + i * j + 0.1 * (i + j));
  return { data, size };
}

function expectProduct(matrix: DenseMatrix) {
  const { data, size } = matrix;
  const product = createSymmetricProduct(matrix);
  const x = Float64Array.from({ length: size }, (_, i) => Math.cos(i));
  const y = new Float64Array(size).fill(Number.NaN);
  product.multiply(x, y);
  product.multiply(x, y); // a second call starts from zero
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += data[i * size + j]! * x[j]!;
    expect(y[i]).toBeCloseTo(sum, 11);
  }
  product.release();
}

test.each([1, 2, 3, 47, 48, 49, 50, 51, 52, 101, 256])('the product of a matrix of %i rows', (size) => {
  expectProduct(irregular(size));
});

test('memory that was released is used again, and holds nothing of the old matrix', () => {
  const memories = countMemories();
  for (const size of [100, 60, 101, 100]) expectProduct(irregular(size));
  expect(memories.made).toBe(1);
});

test('two products live side by side', () => {
  const [a, b] = [irregular(64), irregular(65)].map((matrix) => createSymmetricProduct(matrix)) as [
    ReturnType<typeof createSymmetricProduct>,
    ReturnType<typeof createSymmetricProduct>,
  ];
  const [x, first, again] = [new Float64Array(64).fill(1), new Float64Array(64), new Float64Array(64)];
  a.multiply(x, first);
  b.multiply(new Float64Array(65).fill(1), new Float64Array(65));
  a.multiply(x, again);
  expect(again).toEqual(first);
});

test.each([
  ['without WebAssembly', undefined],
  [
    'without SIMD, or where a policy forbids compiling',
    {
      Memory: WebAssembly.Memory,
      Module: class Forbidden {
        constructor() {
          throw new WebAssembly.CompileError('refused');
        }
      },
    },
  ],
  [
    'where there is no memory for the copy',
    {
      Memory: class Full {
        constructor() {
          throw new RangeError('could not allocate memory');
        }
      },
    },
  ],
])('%s plain loops give the same', (_, replacement) => {
  vi.stubGlobal('WebAssembly', replacement);
  expectProduct(irregular(70));
});

test('a CSR product', () => {
  const product = createSymmetricProduct({
    rowPointers: [0, 1, 3, 4],
    columnIndices: [1, 2, 0, 1],
    values: [5, 7, 5, 7],
    size: 3,
  });
  const y = new Float64Array(3);
  product.multiply(Float64Array.of(1, 2, 3), y);
  product.release();
  expect(y).toEqual(Float64Array.of(10, 26, 14));
});

test('the module is small', async () => {
  const { kernelsWasm } = await import('./internal/kernels.wasm.js');
  expect(atob(kernelsWasm).length).toBeLessThan(1400);
});
