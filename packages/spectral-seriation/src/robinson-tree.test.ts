import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOrders, smallMatrices } from '../test/small-matrices.js';
import { distanceToSimilarity } from './distance-to-similarity.js';
import { formatPqTree } from './format-pq-tree.js';
import { isRobinson } from './is-robinson.js';
import { countOrders, enumerateOrders, isOrderOf } from './pq-tree-orders.js';
import { randomRobinson } from './random-robinson.js';
import { robinsonTree } from './robinson-tree.js';

test('of a matrix that some order makes Robinson, the tree holds exactly the orders that do', () => {
  let robinson = 0;
  fc.assert(
    fc.property(smallMatrices(6), (rows) => {
      const orders = allOrders(rows.length).filter((order) => isRobinson(rows, { order }));
      if (orders.length === 0) return;
      robinson++;
      const tree = robinsonTree(rows);
      expect(formatPqTree(tree)).not.toContain('M');
      expect(countOrders(tree)).toBe(BigInt(orders.length));
      expect(new Set(Array.from(enumerateOrders(tree), String))).toEqual(new Set(orders.map(String)));
    }),
    { numRuns: 400 },
  );
  expect(robinson).toBeGreaterThan(100);
});

test('points on a line: one order and its reverse', () => {
  for (const size of [10, 120]) {
    const { distance, order } = randomRobinson({ size, seed: size });
    const tree = robinsonTree(distanceToSimilarity(distance));
    expect(countOrders(tree)).toBe(2n);
    expect(isOrderOf(tree, order)).toBe(true);
  }
});

test('a ring: a multiple value, an M-node', () => {
  const ring = Array.from({ length: 6 }, (_, i) =>
    Array.from({ length: 6 }, (_, j): number => ([1, 5].includes(Math.abs(i - j)) ? 1 : 0)),
  );
  expect(formatPqTree(robinsonTree(ring))).toBe('M(0, 1, 2, 3, 4, 5)');
});

test('CSR gives the same tree as its dense form', () => {
  const rows = [
    [0, 2, 0, 0],
    [2, 0, 1, 0],
    [0, 1, 0, 0],
    [0, 0, 0, 0],
  ];
  const csr = { rowPointers: [0, 1, 3, 4, 4], columnIndices: [1, 0, 2, 1], values: [2, 2, 1, 1], size: 4 };
  expect(formatPqTree(robinsonTree(csr))).toBe('P{Q[0, 1, 2], 3}');
  expect(robinsonTree(rows)).toEqual(robinsonTree(csr));
});

test('within the tolerance, noise does not split ties', () => {
  const noisy = [
    [0, 5, 1 + 1e-7],
    [5, 0, 1],
    [1 + 1e-7, 1, 0],
  ];
  expect(formatPqTree(robinsonTree(noisy))).toBe('Q[1, 0, 2]');
  expect(formatPqTree(robinsonTree(noisy, { tolerance: 1e-6 }))).toBe('P{P{0, 1}, 2}');
});

test('none and one item; bad input', () => {
  expect(robinsonTree([])).toEqual({ type: 'P', children: [] });
  expect(robinsonTree([[4]])).toEqual({ type: 'leaf', item: 0 });
  expect(() =>
    robinsonTree([
      [0, -1],
      [-1, 0],
    ]),
  ).toThrow('robinsonTree: `similarity[0][1]` must be at least 0, got -1.');
  expect(() => robinsonTree([[0]], { tolerance: 2 })).toThrow(
    'robinsonTree: `tolerance` must be a finite number from 0 to 1, got 2.',
  );
});
