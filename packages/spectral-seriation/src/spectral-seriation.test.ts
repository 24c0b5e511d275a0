import { createRandom, type SparseMatrix } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceToSimilarity } from './distance-to-similarity.js';
import { isRobinson } from './is-robinson.js';
import { randomRobinson } from './random-robinson.js';
import { spectralSeriation } from './spectral-seriation.js';
import { twoSum } from './two-sum.js';

type Rows = number[][];

const zeros = (n: number): Rows => Array.from({ length: n }, () => Array<number>(n).fill(0));

function sparse(rows: Rows): SparseMatrix {
  const entries = rows.map((row) => row.flatMap((value, j) => (value === 0 ? [] : [[j, value] as const])));
  const rowPointers = [0];
  for (const row of entries) rowPointers.push(rowPointers.at(-1)! + row.length);
  return {
    rowPointers,
    columnIndices: entries.flat().map(([j]) => j),
    values: entries.flat().map(([, value]) => value),
    size: rows.length,
  };
}

/** Links consecutive items of `chain` and those within `reach` of each other. */
function chainOf(chain: readonly number[], reach = 1, rows = zeros(chain.length)): Rows {
  for (const [p, i] of chain.entries()) {
    for (const [q, j] of chain.entries()) if (p !== q && Math.abs(p - q) <= reach) rows[i]![j] = 1 / Math.abs(p - q);
  }
  return rows;
}

test('any random Robinson matrix, shuffled, is put in order again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 40 }), fc.nat(), (size, seed) => {
      const similarity = distanceToSimilarity(randomRobinson({ size, seed }).distance);
      const { order, ranking, fiedlerVector } = spectralSeriation(similarity);
      expect(isRobinson(similarity, { order, tolerance: 1e-12 })).toBe(true);
      for (const [k, item] of order.entries()) expect(ranking[item]).toBe(k);
      for (let k = 1; k < size; k++)
        expect(fiedlerVector[order[k]!]!).toBeGreaterThanOrEqual(fiedlerVector[order[k - 1]!]! - 1e-9);
    }),
    { numRuns: 60 },
  );
});

test('the Fiedler value of a path of n items is 2 - 2 cos(pi / n), the gap that to 2 - 2 cos(2 pi / n)', () => {
  for (const rows of [chainOf([0, 1, 2, 3, 4]), chainOf(Array.from({ length: 150 }, (_, i) => i))]) {
    const n = rows.length;
    for (const similarity of [rows, sparse(rows)]) {
      const { order, fiedlerValue, spectralGap, components, ambiguous, residual } = spectralSeriation(similarity);
      expect(Array.from(order)).toEqual(Array.from({ length: n }, (_, i) => i));
      expect(fiedlerValue).toBeCloseTo(2 - 2 * Math.cos(Math.PI / n), 12);
      expect(spectralGap).toBeCloseTo(2 * Math.cos(Math.PI / n) - 2 * Math.cos((2 * Math.PI) / n), 12);
      expect(components).toHaveLength(1);
      expect(ambiguous).toBe(false);
      expect(residual).toBeLessThan(1e-11);
    }
  }
});

test('100,000 items on a shuffled CSR chain come back in order, end to end', () => {
  const size = 100_000;
  const chain = createRandom(1).permutation(size);
  const position = new Int32Array(size);
  for (let k = 0; k < size; k++) position[chain[k]!] = k;
  const rowPointers = new Int32Array(size + 1);
  const columnIndices = new Int32Array(6 * size);
  const values = new Float64Array(6 * size);
  let count = 0;
  for (let i = 0; i < size; i++) {
    for (const step of [-3, -2, -1, 1, 2, 3]) {
      const k = position[i]! + step;
      if (k < 0 || k >= size) continue;
      columnIndices[count] = chain[k]!;
      values[count++] = 1 / Math.abs(step);
    }
    rowPointers[i + 1] = count;
  }
  const similarity = {
    rowPointers,
    columnIndices: columnIndices.subarray(0, count),
    values: values.subarray(0, count),
    size,
  };
  const { order } = spectralSeriation(similarity, { orientation: { order: chain } });
  expect(order.every((item, k) => item === chain[k])).toBe(true);
});

test('normalised Laplacians order a chain of uneven weights, too', () => {
  const rows = chainOf([4, 2, 0, 1, 3, 5], 2).map((row, i) => row.map((value, j) => value * (1 + (i + j) / 10)));
  for (const normalization of ['symmetric', 'randomWalk'] as const) {
    expect(Array.from(spectralSeriation(rows, { normalization }).order)).toEqual([4, 2, 0, 1, 3, 5]);
  }
});

test('dense beyond the direct solver: symmetric and random-walk vectors agree with the small solver on a doubled chain', () => {
  const rows = chainOf(
    Array.from({ length: 120 }, (_, i) => (i * 7) % 120),
    40,
  );
  for (const normalization of ['unnormalized', 'symmetric', 'randomWalk'] as const) {
    const dense = spectralSeriation(rows, { normalization });
    const csr = spectralSeriation(sparse(rows), { normalization });
    expect(dense.fiedlerValue).toBeCloseTo(csr.fiedlerValue, 11);
    for (let i = 0; i < 120; i++) expect(dense.fiedlerVector[i]).toBeCloseTo(csr.fiedlerVector[i]!, 8);
  }
});

test('duplicates stay together, in index order, and do not disturb the others', () => {
  const place = [0, 3, 1, 3, 2, 0, 3];
  const rows = place.map((a) => place.map((b) => 1 / (1 + Math.abs(a - b))));
  expect(Array.from(spectralSeriation(rows).order)).toEqual([0, 5, 2, 4, 1, 3, 6]);
});

test('tied items are ordered by their own similarities, or stay in index order', () => {
  // 0 and 1 are alike to everything outside, and so are 2, 3 and 4, which form a chain 3 - 2 - 4 ... of their own.
  const rows = zeros(6);
  const link = (i: number, j: number, value: number) => {
    rows[i]![j] = rows[j]![i] = value;
  };
  for (const [i, j] of [
    [0, 1],
    [0, 5],
    [1, 5],
  ] as const)
    link(i, j, 5);
  for (const outside of [0, 1, 5]) for (const inside of [2, 3, 4]) link(outside, inside, 1);
  link(3, 2, 4);
  link(2, 4, 4);
  link(3, 4, 4 / 3);
  const recursive = Array.from(spectralSeriation(rows).order);
  expect(recursive.indexOf(2)).toBe((recursive.indexOf(3) + recursive.indexOf(4)) / 2);
});

test('blocks on a constant floor make the value multiple; each block is ordered on its own', () => {
  const rows = Array.from({ length: 9 }, (_, i) =>
    Array.from({ length: 9 }, (_, j) => 1 + (Math.floor(i / 3) === Math.floor(j / 3) && Math.abs(i - j) === 1 ? 5 : 0)),
  );
  const { order, ambiguous } = spectralSeriation(rows);
  expect(ambiguous).toBe(true);
  expect(Array.from(order)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('all equal, and a ring: ambiguous, deterministic, no worse than any rotation of the eigenvector', () => {
  const equal = Array.from({ length: 7 }, () => Array<number>(7).fill(2));
  expect(spectralSeriation(equal)).toMatchObject({ ambiguous: true, order: Int32Array.of(0, 1, 2, 3, 4, 5, 6) });
  for (const n of [12, 30, 200]) {
    const ring = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => 1 / (1 + Math.min(Math.abs(i - j), n - Math.abs(i - j)))),
    );
    const { order, ambiguous } = spectralSeriation(ring);
    expect(ambiguous).toBe(true);
    const least = twoSum(ring, order, { input: 'similarity' });
    for (let k = 0; k < 40; k++) {
      const angle = 0.001 + (Math.PI * k) / 40;
      const score = Array.from({ length: n }, (_, i) => Math.cos((2 * Math.PI * i) / n - angle));
      const rotated = Array.from(score.keys()).sort((a, b) => score[a]! - score[b]!);
      expect(least).toBeLessThanOrEqual(twoSum(ring, rotated, { input: 'similarity' }) * (1 + 1e-9));
    }
    const byIndex = spectralSeriation(ring, { ties: 'index' });
    expect(new Set(byIndex.order).size).toBe(n);
  }
});

test('a multiplicity beyond listing: the order nearest to the index order', () => {
  // A star of 40 leaves has one eigenvalue 39 times.
  const star = zeros(41);
  for (let leaf = 1; leaf <= 40; leaf++) star[0]![leaf] = star[leaf]![0] = 1;
  const { order, ambiguous } = spectralSeriation(star);
  expect(ambiguous).toBe(true);
  expect(Array.from(order).filter((item) => item > 0)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
});

test('components are ordered each on its own and joined by index, by size, or end to end', () => {
  const rows = zeros(9);
  for (const chain of [[1, 0, 2], [5, 3, 4, 6], [7]])
    for (const [p, i] of chain.entries()) if (p > 0) rows[i]![chain[p - 1]!] = rows[chain[p - 1]!]![i] = 1;
  const byIndex = spectralSeriation(rows);
  expect(byIndex.components.map((items) => Array.from(items))).toEqual([[1, 0, 2], [5, 3, 4, 6], [7], [8]]);
  expect(Array.from(byIndex.order)).toEqual([1, 0, 2, 5, 3, 4, 6, 7, 8]);
  expect(byIndex).toMatchObject({ fiedlerValue: 0, spectralGap: 0, ambiguous: true });
  expect(Array.from(spectralSeriation(rows, { joinComponents: 'size' }).order.slice(0, 4))).toEqual([5, 3, 4, 6]);

  // Links too weak to connect, but strong enough to say which ends belong together: 2 - 6 and 5 - 7.
  const weak = rows.map((row) => row.slice());
  weak[2]![6] = weak[6]![2] = 1e-16;
  weak[5]![7] = weak[7]![5] = 2e-16;
  const joined = spectralSeriation(weak, { joinComponents: 'similarity' });
  expect(Array.from(joined.order)).toEqual([1, 0, 2, 6, 4, 3, 5, 7, 8]);
  expect(joined.components.map((items) => Array.from(items))).toEqual([[1, 0, 2], [6, 4, 3, 5], [7], [8]]);
  expect(spectralSeriation(sparse(weak), { joinComponents: 'similarity' }).order).toEqual(joined.order);
});

test('two components: the gap is the smaller Fiedler value of the parts', () => {
  const rows = zeros(5);
  for (const [i, j] of [
    [0, 1],
    [2, 3],
    [3, 4],
  ] as const)
    rows[i]![j] = rows[j]![i] = 1;
  const { fiedlerValue, spectralGap } = spectralSeriation(rows);
  expect(fiedlerValue).toBe(0);
  expect(spectralGap).toBeCloseTo(1, 12); // a path of three; the pair has 2
});

test('orientation: the lower end first, along labels, along a reference, and back to the lower end where these do not tell', () => {
  const rows = chainOf([3, 0, 1, 2]);
  expect(Array.from(spectralSeriation(rows).order)).toEqual([2, 1, 0, 3]);
  expect(Array.from(spectralSeriation(rows, { orientation: { labels: [Number.NaN, 1, 2, -7] } }).order)).toEqual([
    3, 0, 1, 2,
  ]);
  expect(Array.from(spectralSeriation(rows, { orientation: { order: [3, 2, 1, 0] } }).order)).toEqual([3, 0, 1, 2]);
  expect(
    Array.from(
      spectralSeriation(rows, { orientation: { labels: [Number.NaN, Number.NaN, Number.NaN, Number.NaN] } }).order,
    ),
  ).toEqual([2, 1, 0, 3]);
  const { fiedlerVector, order } = spectralSeriation(rows, { orientation: { labels: [2, 3, 4, 1] } });
  expect(fiedlerVector[order[0]!]).toBeLessThan(0);
});

test('negative similarities are refused, or taken when allowed: the vector of the smallest eigenvalue orthogonal to constants', () => {
  const cosines = [0, 0.9, 1.8, 2.7].map((a) => [0, 0.9, 1.8, 2.7].map((b) => Math.cos(a - b)));
  expect(() => spectralSeriation(cosines)).toThrow(
    /^spectralSeriation: `similarity\[0\]\[3\]` must be at least 0, got -0\.9040\d+\. Shift correlations and cosines to \(1 \+ s\) \/ 2/,
  );
  expect(Array.from(spectralSeriation(cosines, { allowNegative: true }).order)).toEqual([0, 1, 2, 3]);
  const csr = { rowPointers: [0, 1, 2], columnIndices: [1, 0], values: [-1, -1], size: 2 };
  expect(() => spectralSeriation(csr)).toThrow('spectralSeriation: `similarity[0][1]` must be at least 0, got -1.');
});

test('no, one, two items, and items alike to nothing', () => {
  expect(spectralSeriation([])).toMatchObject({
    order: new Int32Array(0),
    components: [],
    fiedlerValue: Number.NaN,
    ambiguous: false,
  });
  expect(spectralSeriation([[1]])).toMatchObject({
    order: Int32Array.of(0),
    fiedlerValue: Number.NaN,
    spectralGap: Number.NaN,
  });
  const two = spectralSeriation([
    [0, 3],
    [3, 0],
  ]);
  expect(two).toMatchObject({ order: Int32Array.of(0, 1), spectralGap: Number.NaN, ambiguous: false });
  expect(two.fiedlerValue).toBeCloseTo(6, 13);
  expect(spectralSeriation(zeros(3))).toMatchObject({
    order: Int32Array.of(0, 1, 2),
    fiedlerValue: 0,
    ambiguous: true,
  });
});

test('extreme scales', () => {
  for (const factor of [1e-250, 1e-12, 1e12, 1e250]) {
    const rows = chainOf([3, 0, 4, 1, 2], 2).map((row) => row.map((value) => value * factor));
    expect(Array.from(spectralSeriation(rows).order)).toEqual([2, 1, 4, 0, 3]);
  }
});

test.each([
  [
    'NaN',
    [
      [0, Number.NaN],
      [Number.NaN, 0],
    ],
    'spectralSeriation: `similarity[0][1]` must be a finite number, got NaN.',
  ],
  [
    'asymmetry',
    [
      [0, 1],
      [2, 0],
    ],
    'spectralSeriation: `similarity[1][0]` must be symmetric, got 2. Its mirror image [0][1] is 1;',
  ],
  [
    'a rectangle',
    [
      [0, 1, 2],
      [1, 0, 2],
    ],
    'spectralSeriation: `similarity[0]` must have one entry per row (2), got [3].',
  ],
  [
    '100,000 dense items',
    { data: new Float64Array(0), size: 100_000 },
    '100000 rows need 74.5 GiB; pass the non-zero entries as CSR {rowPointers, columnIndices, values, size}.',
  ],
])('%s is refused', (_, similarity, message) => {
  expect(() => spectralSeriation(similarity)).toThrow(message);
});

test.each([
  [
    { normalization: 'laplace' },
    "`normalization` must be 'unnormalized' | 'symmetric' | 'randomWalk', got \"laplace\".",
  ],
  [{ ties: 'random' }, "`ties` must be 'recursion' | 'index', got \"random\"."],
  [{ joinComponents: 'none' }, "`joinComponents` must be 'index' | 'size' | 'similarity', got \"none\"."],
  [{ tieTolerance: -1 }, '`tieTolerance` must be a finite number from 0 to 1, got -1.'],
  [{ orientation: 'up' }, '`orientation` must be \'firstIndex\' | {labels} | {order}, got "up".'],
  [
    { orientation: { labels: [1] } },
    '`orientation.labels` must have one entry per item, NaN where unknown (2), got [1].',
  ],
  [{ orientation: { order: [0, 0] } }, '`orientation.order[1]` must name each object from 0 to 1 once, got 0.'],
])('the option %o is refused', (options, message) => {
  expect(() =>
    spectralSeriation(
      [
        [0, 1],
        [1, 0],
      ],
      options as never,
    ),
  ).toThrow(`spectralSeriation: ${message}`);
});

test('progress and abort reach the eigensolver', () => {
  const similarity = distanceToSimilarity(randomRobinson({ size: 150, seed: 2 }).distance);
  let steps = 0;
  spectralSeriation(similarity, { onProgress: () => steps++ });
  expect(steps).toBeGreaterThan(2);
  expect(() => spectralSeriation(similarity, { signal: AbortSignal.abort(new Error('stop')) })).toThrow('stop');
});
