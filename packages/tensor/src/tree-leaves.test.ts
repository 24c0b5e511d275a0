import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { ones, treeLeaves } from './index.js';

beforeAll(() => useDevice('cpu'));

test('depth first, in order of entry, without what is absent', () => {
  const [a, b, c] = [ones([1]), ones([2]), ones([3])];
  expect(treeLeaves({ z: [a, { y: b }], gone: undefined, x: c, none: {} })).toEqual([a, b, c]);
  expect(treeLeaves(a)).toEqual([a]);
  expect(treeLeaves([])).toEqual([]);
  expect(treeLeaves(Object.assign(Object.create(null), { a }))).toEqual([a]);
});

test('what is no tree', () => {
  const message = 'must be a tensor, or an array or a plain object of such';
  expect(() => treeLeaves({ a: [3 as never] })).toThrow(`treeLeaves: \`tree.a.0\` ${message}, got 3.`);
  expect(() => treeLeaves(null as never)).toThrow(`treeLeaves: \`tree\` ${message}, got null.`);
  expect(() => treeLeaves({ a: new Map() as never })).toThrow(`treeLeaves: \`tree.a\` ${message}, got Map.`);
  expect(() => treeLeaves({ a: { 'b.c': ones([1]) } })).toThrow(
    'treeLeaves: `tree.a` must have names that are not empty and have no dots, got "b.c".',
  );
  expect(() => treeLeaves({ '': ones([1]) })).toThrow(
    '`tree` must have names that are not empty and have no dots, got "".',
  );
});
