import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PqTree } from './pq-tree.js';
import { countOrders, enumerateOrders, isOrderOf } from './pq-tree-orders.js';

const leaf = (item: number): PqTree => ({ type: 'leaf', item });
const node = (type: 'P' | 'Q' | 'M', ...children: (PqTree | number)[]): PqTree => ({
  type,
  children: children.map((child) => (typeof child === 'number' ? leaf(child) : child)),
});

/** Random trees over the objects 0 to n - 1. */
const trees: fc.Arbitrary<PqTree> = fc
  .letrec<{ tree: (next: { item: number }) => PqTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constant((next: { item: number }) => leaf(next.item++)),
      fc
        .tuple(
          fc.constantFrom('P' as const, 'Q' as const, 'M' as const),
          fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        )
        .map(
          ([type, children]) =>
            (next: { item: number }) =>
              node(type, ...children.map((child) => child(next))),
        ),
    ),
  }))
  .tree.map((make) => make({ item: 0 }));

/** The orders as the definition reads. */
function ordersByDefinition(tree: PqTree): number[][] {
  if (tree.type === 'leaf') return [[tree.item]];
  const sequences = (children: readonly PqTree[]): number[][] =>
    children.length === 0
      ? [[]]
      : ordersByDefinition(children[0]!).flatMap((head) =>
          sequences(children.slice(1)).map((tail) => [...head, ...tail]),
        );
  const permutations = (children: readonly PqTree[]): PqTree[][] =>
    children.length === 0
      ? [[]]
      : children.flatMap((child) =>
          permutations(children.filter((other) => other !== child)).map((rest) => [child, ...rest]),
        );
  const arrangements = tree.type === 'Q' ? [tree.children, [...tree.children].reverse()] : permutations(tree.children);
  return [...new Set(arrangements.flatMap(sequences).map((order) => order.join()))].map((text) =>
    text === '' ? [] : text.split(',').map(Number),
  );
}

test('the orders are those of the definition, each once, and as many as counted', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const orders = [...enumerateOrders(tree)].map((order) => order.join());
      expect(new Set(orders).size).toBe(orders.length);
      expect(orders.slice().sort()).toEqual(ordersByDefinition(tree).map(String).sort());
      expect(countOrders(tree)).toBe(BigInt(orders.length));
    }),
    { numRuns: 60 },
  );
});

test('an order is of the tree exactly when it is enumerated', () => {
  const cases = trees.chain((tree) => {
    const items = Array.from(enumerateOrders(tree).next().value!);
    return fc
      .shuffledSubarray(items, { minLength: items.length, maxLength: items.length })
      .map((order) => ({ tree, order }));
  });
  fc.assert(
    fc.property(cases, ({ tree, order }) => {
      const orders = new Set([...enumerateOrders(tree)].map(String));
      expect(isOrderOf(tree, order)).toBe(orders.has(String(order)));
      for (const text of orders) expect(isOrderOf(tree, text.split(',').map(Number))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('the first order is the frontier, and orders come as they are asked for', () => {
  const tree = node('P', node('Q', 4, 2, 0), 1, 3);
  expect(enumerateOrders(tree).next().value).toEqual(Int32Array.of(4, 2, 0, 1, 3));
  const wide = node('P', ...Array.from({ length: 30 }, (_, i) => i));
  expect(countOrders(wide)).toBe(265252859812191058636308480000000n);
  const generator = enumerateOrders(wide);
  const [first, second] = [generator.next().value!, generator.next().value!];
  expect(Array.from(first.slice(-2))).toEqual([28, 29]);
  expect(Array.from(second.slice(-2))).toEqual([29, 28]);
});

test('a tree as deep as it has leaves is no problem', () => {
  let tree = leaf(0);
  for (let item = 1; item < 20_000; item++) tree = node('Q', item, tree);
  expect(countOrders(tree)).toBe(2n ** 19_999n);
  const order = enumerateOrders(tree).next().value!;
  expect(isOrderOf(tree, order)).toBe(true);
});

test('a single object, a single child and no object at all have one order', () => {
  expect([...enumerateOrders(leaf(7))]).toEqual([Int32Array.of(7)]);
  expect([...enumerateOrders(node('Q', 3))]).toEqual([Int32Array.of(3)]);
  expect([...enumerateOrders(node('P'))]).toEqual([new Int32Array(0)]);
  expect([countOrders(leaf(7)), countOrders(node('Q', 3)), countOrders(node('P'))]).toEqual([1n, 1n, 1n]);
  expect(isOrderOf(node('P'), [])).toBe(true);
});

test.each([
  ['countOrders', countOrders],
  ['enumerateOrders', enumerateOrders],
  ['isOrderOf', (tree: PqTree) => isOrderOf(tree, [])],
] as const)('%s refuses a tree that is none', (name, run) => {
  expect(() => run({ type: 'R' } as never)).toThrow(
    `${name}: \`tree\` must have nodes of type 'leaf' | 'P' | 'Q' | 'M', got "R".`,
  );
  const rule = `${name}: \`tree\` must name each object by an index of its own, from 0 on, got`;
  expect(() => run(node('P', 1, 1))).toThrow(`${rule} 1.`);
  expect(() => run(node('P', -1))).toThrow(`${rule} -1.`);
  expect(() => run(leaf(0.5))).toThrow(`${rule} 0.5.`);
});

test.each([
  [[0], 'isOrderOf: `order` must have one entry per object of the tree (2), got [1].'],
  [[0, 0], 'isOrderOf: `order[1]` must name each object of the tree once, got 0.'],
  [[0, 5], 'isOrderOf: `order[1]` must name each object of the tree once, got 5.'],
])('isOrderOf refuses the order %j', (order, message) => {
  expect(() => isOrderOf(node('P', 0, 1), order)).toThrow(message);
});
