import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { flattenTree, ones, type ParameterTree, unflattenTree } from './index.js';

beforeAll(() => useDevice('cpu'));

test('is the inverse of flattenTree', () => {
  const name = fc.stringMatching(/^[a-z_]+$/);
  const { tree } = fc.letrec<{ tree: ParameterTree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.integer({ min: 0, max: 3 }).map((size) => ones([size])),
      fc.array(tie('tree'), { minLength: 1, maxLength: 12 }),
      fc.dictionary(name, tie('tree'), { minKeys: 1, maxKeys: 4 }).map((entries) => ({ ...entries })),
    ),
  }));
  fc.assert(
    fc.property(tree, (tree) => {
      expect(unflattenTree(flattenTree(tree))).toEqual(tree);
    }),
  );
});

test('only names 0, 1, 2, … without a gap are an array', () => {
  const [a, b] = [ones([1]), ones([2])];
  expect(unflattenTree({ '1': a, '0': b })).toEqual([b, a]);
  expect(unflattenTree({ '0': a, '2': b })).toEqual({ '0': a, '2': b });
  expect(unflattenTree({ '00': a })).toEqual({ '00': a });
  expect(unflattenTree({})).toEqual({});
});

test('a name of a prototype is a name like others', () => {
  const tree = unflattenTree(Object.fromEntries([['__proto__.a', ones([1])]]));
  expect(Object.keys(tree)).toEqual(['__proto__']);
  expect(({} as { a?: unknown }).a).toBeUndefined();
});

test('paths that do not fit together', () => {
  const [a, b] = [ones([1]), ones([2])];
  const message = 'unflattenTree: `leaves` must have no path that begins with another path';
  expect(() => unflattenTree({ 'x.y': a, x: b })).toThrow(`${message}, got "x".`);
  expect(() => unflattenTree({ x: a, 'x.y': b })).toThrow(`${message}, got "x.y".`);
  expect(() => unflattenTree({ 'x..y': a })).toThrow('unflattenTree: `leaves` must have no empty names, got "x..y".');
  expect(() => unflattenTree({ '': a, x: b })).toThrow('must have no empty names, got "".');
});
