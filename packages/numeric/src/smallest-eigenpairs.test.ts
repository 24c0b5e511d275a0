import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete, cycle, denseLaplacian, type Edge, grid, path, sparseLaplacian } from '../test/graphs.js';
import { ConvergenceError } from './errors.js';
import { type EigenpairMethod, smallestEigenpairs } from './smallest-eigenpairs.js';
import { symmetricEigen } from './symmetric-eigen.js';

const pathValue = (k: number, n: number) => 2 - 2 * Math.cos((Math.PI * k) / n);
const cycleValue = (k: number, n: number) => 2 - 2 * Math.cos((2 * Math.PI * Math.ceil(k / 2)) / n);

const methods: EigenpairMethod[] = ['householder', 'lanczos', 'shift-invert'];

test.each(methods)('%s: a path, a cycle (double values) and a complete graph (one value n - 1 times)', (method) => {
  const options = { method, nullVector: 'constant' } as const;
  for (const laplacian of [denseLaplacian, sparseLaplacian]) {
    const onPath = smallestEigenpairs(laplacian(60, path(60)), 60, 3, options);
    for (const k of [1, 2, 3]) expect(onPath.values[k - 1]).toBeCloseTo(pathValue(k, 60), 12);
    const onCycle = smallestEigenpairs(laplacian(60, cycle(60)), 60, 4, options);
    for (const k of [1, 2, 3, 4]) expect(onCycle.values[k - 1]).toBeCloseTo(cycleValue(k, 60), 12);
    const onComplete = smallestEigenpairs(laplacian(20, complete(20)), 20, 5, options);
    for (const value of onComplete.values) expect(value).toBeCloseTo(20, 11);
    for (const result of [onPath, onCycle, onComplete]) {
      expect(result.method).toBe(method);
      expect(Math.max(...result.residuals)).toBeLessThan(1e-11);
      for (const [a, v] of result.vectors.entries()) {
        for (const [b, w] of result.vectors.entries()) {
          expect(v.reduce((sum, x, i) => sum + x * w[i]!, 0)).toBeCloseTo(a === b ? 1 : 0, 10);
        }
      }
    }
  }
});

test('random matrices, any sign: the pairs of symmetricEigen', () => {
  const entries = (size: number) =>
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }).chain(entries), (flat) => {
      const size = Math.sqrt(flat.length);
      const data = Float64Array.from(flat);
      for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) data[i * size + j] = data[j * size + i]!;
      const all = symmetricEigen({ data, size }).values;
      for (const method of ['householder', 'lanczos'] as const) {
        const few = smallestEigenpairs({ data, size }, size, 2, { method });
        for (const k of [0, 1]) expect(few.values[k]).toBeCloseTo(all[k]!, 11);
        expect(Math.max(...few.residuals)).toBeLessThan(1e-11 * size);
      }
    }),
  );
});

test('auto takes the way that fits: small, dense, narrow kernel, sparse, indefinite, function', () => {
  const kernel = (size: number, width: number, noise = 0) => {
    const edges: Edge[] = [];
    for (let i = 0; i < size; i++)
      for (let j = 0; j < i; j++) edges.push([i, j, Math.exp(-(((i - j) / size / width) ** 2)) + noise]);
    return denseLaplacian(size, edges);
  };
  const nullVector = 'constant';
  expect(smallestEigenpairs(kernel(50, 0.1), 50, 1, { nullVector }).method).toBe('householder');
  expect(smallestEigenpairs(kernel(200, 0.3, 0.05), 200, 1, { nullVector }).method).toBe('lanczos');
  expect(smallestEigenpairs(kernel(400, 0.002), 400, 1, { nullVector }).method).toBe('shift-invert');
  expect(smallestEigenpairs(sparseLaplacian(300, path(300)), 300, 1, { nullVector }).method).toBe('shift-invert');
  const indefinite = denseLaplacian(
    150,
    path(150).map(([i, j, w], k) => [i, j, k % 3 === 0 ? -w : w]),
  );
  expect(smallestEigenpairs(indefinite, 150, 1, { nullVector }).values[0]).toBeLessThan(0);
  const shift = (x: Float64Array, y: Float64Array) =>
    x.forEach((value, i) => {
      y[i] = (i + 1) * value;
    });
  const byFunction = smallestEigenpairs(shift, 30, 2);
  expect(byFunction.method).toBe('lanczos');
  expect(Array.from(byFunction.values, (value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 2]);
});

test('a narrow kernel, where plain Lanczos settles on the wrong vector: the order is the line again', () => {
  const size = 1200;
  const edges: Edge[] = [];
  for (let i = 0; i < size; i++)
    for (let j = Math.max(0, i - 60); j < i; j++) edges.push([i, j, Math.exp(-(((i - j) / 3) ** 2))]);
  const { vectors, method } = smallestEigenpairs(denseLaplacian(size, edges), size, 1, { nullVector: 'constant' });
  expect(method).toBe('shift-invert');
  const sign = Math.sign(vectors[0]![size - 1]!);
  for (let i = 1; i < size; i++) expect(sign * vectors[0]![i]!).toBeGreaterThan(sign * vectors[0]![i - 1]!);
});

test('a grid of 3,600 nodes in scattered order: the double smallest value, twice', () => {
  const { values, method } = smallestEigenpairs(sparseLaplacian(3600, grid(60)), 3600, 3, { nullVector: 'constant' });
  expect(method).toBe('shift-invert');
  expect(values[0]).toBeCloseTo(pathValue(1, 60), 12);
  expect(values[1]).toBeCloseTo(pathValue(1, 60), 12);
  expect(values[2]).toBeCloseTo(2 * pathValue(1, 60), 12);
});

test('without a null vector: a definite matrix, and a Laplacian with its own 0', () => {
  const definite = sparseLaplacian(200, path(200), 1);
  expect(smallestEigenpairs(definite, 200, 2).values[1]).toBeCloseTo(1 + pathValue(1, 200), 12);
  const { values, method } = smallestEigenpairs(sparseLaplacian(200, path(200)), 200, 2);
  expect(method).toBe('shift-invert');
  expect(Math.abs(values[0]!)).toBeLessThan(1e-12);
  expect(values[1]).toBeCloseTo(pathValue(1, 200), 12);
});

test('a function may bring its matrix for the factorisation', () => {
  const laplacian = sparseLaplacian(500, path(500));
  const multiply = (x: Float64Array, y: Float64Array) => {
    for (let i = 0; i < 500; i++) {
      y[i] = 0;
      if (i > 0) y[i]! += x[i]! - x[i - 1]!;
      if (i < 499) y[i]! += x[i]! - x[i + 1]!;
    }
  };
  expect(() => smallestEigenpairs(multiply, 500, 1, { nullVector: 'constant', maxIterations: 40 })).toThrow(
    ConvergenceError,
  );
  const { values, method } = smallestEigenpairs(multiply, 500, 1, {
    nullVector: 'constant',
    maxIterations: 40,
    matrix: () => laplacian,
  });
  expect(method).toBe('shift-invert');
  expect(values[0]).toBeCloseTo(pathValue(1, 500), 13);
});

test('a null vector of any shape and length', () => {
  // The symmetric normalised Laplacian has the null vector D^(1/2) 1.
  const weights = [1, 2, 3];
  const degrees = [1, 3, 5, 3];
  const data = new Float64Array(16);
  for (let i = 0; i < 4; i++) data[i * 5] = 1;
  for (let i = 0; i < 3; i++)
    data[i * 4 + i + 1] = data[(i + 1) * 4 + i] = -weights[i]! / Math.sqrt(degrees[i]! * degrees[i + 1]!);
  const all = symmetricEigen({ data, size: 4 }).values;
  for (const method of methods) {
    const { values } = smallestEigenpairs({ data, size: 4 }, 4, 3, { nullVector: degrees.map(Math.sqrt), method });
    for (const k of [0, 1, 2]) expect(values[k]).toBeCloseTo(all[k + 1]!, 12);
  }
});

test('progress is reported and a signal ends the work', () => {
  const laplacian = denseLaplacian(
    150,
    complete(150).map(([i, j]) => [i, j, 1 + ((i * j) % 7)]),
  );
  const residuals: number[] = [];
  smallestEigenpairs(laplacian, 150, 1, {
    nullVector: 'constant',
    onProgress: ({ residual }) => residuals.push(residual),
  });
  expect(residuals.length).toBeGreaterThan(3);
  expect(residuals.at(-1)).toBeLessThan(1e-12);
  const controller = new AbortController();
  const run = () =>
    smallestEigenpairs(laplacian, 150, 1, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
  expect(run).toThrow('enough');
});

test('bad input is refused before any work', () => {
  const matrix = denseLaplacian(4, path(4));
  expect(() => smallestEigenpairs(matrix, 5, 1)).toThrow(
    'smallestEigenpairs: `operator` must have n (5) rows, got [4, 4].',
  );
  expect(() => smallestEigenpairs(matrix, 4, 5)).toThrow(
    'smallestEigenpairs: `k` must be an integer from 1 to 4, got 5.',
  );
  expect(() => smallestEigenpairs(matrix, 4, 4, { nullVector: 'constant' })).toThrow(
    'smallestEigenpairs: `k` must be an integer from 1 to 3, got 4.',
  );
  expect(() => smallestEigenpairs(matrix, 4, 1, { method: 'qr' as never })).toThrow(
    "smallestEigenpairs: `method` must be 'auto' | 'householder' |",
  );
  expect(() => smallestEigenpairs(matrix, 4, 1, { nullVector: [1, 1] })).toThrow(
    'smallestEigenpairs: `nullVector` must have one entry per row (4), got [2].',
  );
  expect(() => smallestEigenpairs(matrix, 4, 1, { tolerance: -1 })).toThrow(
    '`tolerance` must be a finite number of at least 0, got -1.',
  );
  expect(() => smallestEigenpairs(() => {}, 4, 1, { method: 'householder' })).toThrow(
    '`matrix` must be given for this method when the operator is a function, got undefined.',
  );
  const indefinite = denseLaplacian(4, [
    [0, 1, -1],
    [1, 2, 1],
    [2, 3, 1],
  ]);
  expect(() => smallestEigenpairs(indefinite, 4, 1, { method: 'shift-invert' })).toThrow(
    "must be positive semidefinite with a narrow envelope for shift-invert, got 4. Use method 'lanczos' or 'auto'.",
  );
});
