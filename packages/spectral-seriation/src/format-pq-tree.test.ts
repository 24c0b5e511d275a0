import { expect, test } from 'vitest';
import { formatPqTree } from './format-pq-tree.js';
import type { PqTree } from './pq-tree.js';

const leaf = (item: number): PqTree => ({ type: 'leaf', item });
const tree: PqTree = {
  type: 'P',
  children: [leaf(3), { type: 'Q', children: [leaf(0), { type: 'M', children: [leaf(1), leaf(4)] }, leaf(2)] }],
};

test('one line has a pair of brackets per node', () => {
  expect(formatPqTree(tree)).toBe('P{3, Q[0, M(1, 4), 2]}');
  expect(formatPqTree(tree, { labels: ['a', 'b', 'c', 'd', 'e'] })).toBe('P{d, Q[a, M(b, e), c]}');
  expect(formatPqTree(leaf(0))).toBe('0');
  expect(formatPqTree({ type: 'P', children: [] })).toBe('P{}');
});

test('indented, every node has a line', () => {
  const text = ['P', '  3', '  Q', '    0', '    M', '      1', '      4', '    2'].join('\n');
  expect(formatPqTree(tree, { layout: 'indented' })).toBe(text);
});

test.each([
  [() => formatPqTree(tree, { labels: ['a', 'b'] }), 'formatPqTree: `labels` must name object 3, got ["a", "b"].'],
  [
    () => formatPqTree(tree, { layout: 'tree' as never }),
    "formatPqTree: `layout` must be 'line' | 'indented', got \"tree\".",
  ],
  [
    () => formatPqTree({ type: 'P', children: [leaf(1), leaf(1)] }),
    'formatPqTree: `tree` must name each object by an index of its own, from 0 on, got 1.',
  ],
])('refuses %s', (call, message) => {
  expect(call).toThrow(message);
});
