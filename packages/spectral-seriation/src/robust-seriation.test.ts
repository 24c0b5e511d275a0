import { createRandom } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { robustSeriation } from './robust-seriation.js';
import { spectralSeriation } from './spectral-seriation.js';

/** A band along a shuffled line, with a few strong similarities between items that are far apart. */
function withOutliers(n: number, outliers: number, seed: number) {
  const random = createRandom(seed);
  const truth = random.permutation(n);
  const rows = Array.from({ length: n }, () => new Float64Array(n));
  const link = (p: number, q: number, value: number) => {
    rows[truth[p]!]![truth[q]!] = rows[truth[q]!]![truth[p]!] = value;
  };
  for (let p = 0; p < n; p++) for (let q = Math.max(0, p - 5); q < p; q++) link(p, q, 6 - (p - q));
  for (let k = 0; k < outliers; k++)
    link(random.integer(0, Math.floor(n / 3)), random.integer(Math.ceil((2 * n) / 3), n - 1), 3);
  return { rows, truth };
}

function oneSum(rows: readonly ArrayLike<number>[], order: ArrayLike<number>): number {
  let sum = 0;
  for (let p = 0; p < order.length; p++)
    for (let q = 0; q < order.length; q++) sum += rows[order[p]!]![order[q]!]! * Math.abs(p - q);
  return sum;
}

test('outliers: a smaller 1-SUM than one spectral order, reported as it is, on dense and CSR input', () => {
  for (let seed = 1; seed <= 4; seed++) {
    const { rows } = withOutliers(90, 8, seed);
    const { order, objective, ranking } = robustSeriation(rows);
    expect(objective).toBeCloseTo(oneSum(rows, order), 6);
    expect(objective).toBeLessThan(oneSum(rows, spectralSeriation(rows).order));
    expect(ranking[order[7]!]).toBe(7);
    const entries = rows.map((row) => Array.from(row.entries()).filter(([, value]) => value !== 0));
    const rowPointers = [0];
    for (const row of entries) rowPointers.push(rowPointers.at(-1)! + row.length);
    const csr = {
      rowPointers,
      columnIndices: entries.flat().map(([j]) => j),
      values: entries.flat().map(([, value]) => value),
      size: 90,
    };
    expect(robustSeriation(csr).objective).toBeCloseTo(objective, 3);
  }
});

test('without outliers the order is the spectral one, and the iteration says that it converged', () => {
  const { rows, truth } = withOutliers(60, 0, 1);
  const { order, converged, iterations } = robustSeriation(rows);
  expect([truth.join(), truth.slice().reverse().join()]).toContain(order.join());
  expect(converged).toBe(true);
  expect(iterations).toBeLessThan(10);
});

test('the best of all rounds is kept, and reported after each', () => {
  const { rows } = withOutliers(90, 8, 2);
  const seen: number[] = [];
  const { objective } = robustSeriation(rows, {
    maxIterations: 12,
    onProgress: ({ objective }) => seen.push(objective),
  });
  expect(seen.at(-1)).toBe(objective);
  for (let k = 1; k < seen.length; k++) expect(seen[k]).toBeLessThanOrEqual(seen[k - 1]!);
});

test('Huber with a width of n is 2-SUM, with a width of 1 nearly 1-SUM', () => {
  const { rows } = withOutliers(40, 3, 5);
  const wide = robustSeriation(rows, { objective: 'huber', delta: 40, maxIterations: 1 });
  let twoSum = 0;
  for (let p = 0; p < 40; p++)
    for (let q = 0; q < 40; q++) twoSum += rows[wide.order[p]!]![wide.order[q]!]! * (p - q) ** 2;
  expect(wide.objective).toBeCloseTo(twoSum, 6);
  const narrow = robustSeriation(rows, { objective: 'huber', delta: 1 });
  expect(narrow.objective).toBeCloseTo(
    2 * oneSum(rows, narrow.order) - rows.reduce((sum, row) => sum + row.reduce((a, b) => a + b), 0),
    6,
  );
});

test('a circle', () => {
  const n = 30;
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => Math.max(0, 4 - Math.min(Math.abs(i - j), n - Math.abs(i - j)))),
  );
  expect(Array.from(robustSeriation(rows, { circular: true }).order)).toEqual(Array.from({ length: n }, (_, i) => i));
});

test('small and bad input, abort', () => {
  expect(robustSeriation([])).toMatchObject({ order: new Int32Array(0), objective: 0 });
  expect(
    robustSeriation([
      [0, 2],
      [2, 0],
    ]),
  ).toMatchObject({ order: Int32Array.of(0, 1), objective: 4 });
  expect(() =>
    robustSeriation([
      [0, -1],
      [-1, 0],
    ]),
  ).toThrow('robustSeriation: `similarity[0][1]` must be at least 0, got -1.');
  expect(() =>
    robustSeriation(
      [
        [0, 1],
        [1, 0],
      ],
      { delta: 0 },
    ),
  ).toThrow('`delta` must be a finite number of at least 1, got 0.');
  expect(() =>
    robustSeriation(
      [
        [0, 1],
        [1, 0],
      ],
      { objective: 'l1' as never },
    ),
  ).toThrow("`objective` must be 'oneSum' | 'huber'");
  expect(() =>
    robustSeriation(
      [
        [0, 1],
        [1, 0],
      ],
      { signal: AbortSignal.abort(new Error('stop')) },
    ),
  ).toThrow('stop');
});
