import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { readPqTree } from './internal/read-pq-tree.js';
import type { PqNode, PqTree } from './pq-tree.js';

/**
 * How many orders a PQ-tree stands for.
 *
 * The product over its nodes: `k!` for a P- or M-node of k children, 2 for a Q-node of at least two. A tree without objects has one order,
 * the empty one.
 *
 * @throws {InvalidArgumentError} for a node of unknown type, or an item that is not an index or is repeated
 *
 * @example
 * ```ts
 * import { countOrders, type PqTree } from '@cairn-ml/spectral-seriation';
 *
 * const leaf = (item: number): PqTree => ({ type: 'leaf', item });
 * countOrders({ type: 'P', children: [leaf(0), leaf(1), { type: 'Q', children: [leaf(2), leaf(3), leaf(4)] }] }); // 12n
 * ```
 *
 * Source: Booth and Lueker 1976; that an M-node rules no order out is our reading of PQser.
 */
export function countOrders(tree: PqTree): bigint {
  let count = 1n;
  for (const node of readPqTree('countOrders', tree).nodes) {
    if (node.type === 'leaf') continue;
    if (node.type === 'Q') count *= node.children.length > 1 ? 2n : 1n;
    else for (let k = 2; k <= node.children.length; k++) count *= BigInt(k);
  }
  return count;
}

/**
 * Every order that a PQ-tree stands for, each once, one after the other: the leaves from left to right first.
 *
 * There can be very many ({@link countOrders}); take as many as you need. Each costs O(n).
 *
 * @returns a generator of orders, `order[k]` being the object at position k
 *
 * @throws {InvalidArgumentError} for a node of unknown type, or an item that is not an index or is repeated
 *
 * @example
 * ```ts
 * import { enumerateOrders, type PqTree } from '@cairn-ml/spectral-seriation';
 *
 * const leaf = (item: number): PqTree => ({ type: 'leaf', item });
 * [...enumerateOrders({ type: 'Q', children: [leaf(2), leaf(0), leaf(1)] })]; // [[2, 0, 1], [1, 0, 2]]
 * ```
 *
 * Source: Booth and Lueker 1976.
 */
export function enumerateOrders(tree: PqTree): Generator<Int32Array, void, undefined> {
  const { nodes, items } = readPqTree('enumerateOrders', tree);
  return ordersOf(tree, nodes, items.length);
}

function* ordersOf(tree: PqTree, nodes: PqTree[], size: number): Generator<Int32Array, void, undefined> {
  // every inner node with its current arrangement of children; the last one turns fastest, like an odometer
  const arrangements = new Map<PqNode, number[]>();
  for (const node of nodes) if (node.type !== 'leaf') arrangements.set(node, [...node.children.keys()]);
  const turning = [...arrangements].reverse();
  do {
    yield frontier(tree, arrangements, size);
  } while (turning.some(([{ type }, arrangement]) => (type === 'Q' ? flip(arrangement) : permute(arrangement))));
}

function frontier(tree: PqTree, arrangements: Map<PqNode, number[]>, size: number): Int32Array {
  const order = new Int32Array(size);
  const stack = [tree];
  for (let k = 0; stack.length > 0; ) {
    const node = stack.pop()!;
    if (node.type === 'leaf') order[k++] = node.item;
    else for (const child of arrangements.get(node)!.slice().reverse()) stack.push(node.children[child]!);
  }
  return order;
}

/** Reverses the arrangement; false when that is how it was at first. */
function flip(arrangement: number[]): boolean {
  arrangement.reverse();
  return arrangement.length > 1 && arrangement[0] !== 0;
}

/** Goes to the next permutation in lexicographic order; false when it is the first one again. */
function permute(arrangement: number[]): boolean {
  let start = arrangement.length - 1; // of the longest falling end, which is reversed
  while (start > 0 && arrangement[start - 1]! > arrangement[start]!) start--;
  for (let i = start, j = arrangement.length - 1; i < j; i++, j--) exchange(arrangement, i, j);
  if (start <= 0) return false;
  let larger = start;
  while (arrangement[larger]! < arrangement[start - 1]!) larger++;
  exchange(arrangement, start - 1, larger);
  return true;
}

function exchange(arrangement: number[], i: number, j: number): void {
  const value = arrangement[i]!;
  arrangement[i] = arrangement[j]!;
  arrangement[j] = value;
}

/**
 * Whether an order is one of those that a PQ-tree stands for.
 *
 * The objects of every node must stand together, and the children of a Q-node one after the other, from either side. Costs O(n).
 *
 * @throws {ShapeError} when `order` has another number of objects than the tree
 * @throws {InvalidArgumentError} for an `order` with an object that the tree does not have or that is repeated, or a tree as {@link countOrders} refuses it
 *
 * @example
 * ```ts
 * import { isOrderOf, type PqTree } from '@cairn-ml/spectral-seriation';
 *
 * const leaf = (item: number): PqTree => ({ type: 'leaf', item });
 * const tree: PqTree = { type: 'Q', children: [leaf(0), leaf(1), { type: 'P', children: [leaf(2), leaf(3)] }] };
 * isOrderOf(tree, [2, 3, 1, 0]); // true
 * isOrderOf(tree, [1, 0, 2, 3]); // false
 * ```
 *
 * Source: Booth and Lueker 1976.
 */
export function isOrderOf(tree: PqTree, order: ArrayLike<number>): boolean {
  const { nodes, items } = readPqTree('isOrderOf', tree);
  const position = readPositions(items, order);
  const span = new Map<PqTree, { first: number; count: number }>();
  for (const node of nodes.reverse()) {
    if (node.type === 'leaf') {
      span.set(node, { first: position.get(node.item)!, count: 1 });
      continue;
    }
    const spans = node.children.map((child) => span.get(child)!).filter(({ count }) => count > 0);
    let [first, end, count] = [Infinity, 0, 0];
    for (const child of spans) {
      first = Math.min(first, child.first);
      end = Math.max(end, child.first + child.count);
      count += child.count;
    }
    if (count > 0 && end - first !== count) return false;
    if (node.type === 'Q') {
      const rising = spans.length > 1 && spans[0]!.first < spans[1]!.first;
      if (spans.some(({ first: next }, i) => i > 0 && next > spans[i - 1]!.first !== rising)) return false;
    }
    span.set(node, { first, count });
  }
  return true;
}

function readPositions(items: number[], order: ArrayLike<number>): Map<number, number> {
  if (order.length !== items.length) {
    throw new ShapeError('isOrderOf', 'order', `have one entry per object of the tree (${items.length})`, [
      order.length,
    ]);
  }
  const position = new Map<number, number>(items.map((item) => [item, -1]));
  for (let k = 0; k < order.length; k++) {
    if (position.get(order[k]!) !== -1) {
      throw new InvalidArgumentError('isOrderOf', `order[${k}]`, 'name each object of the tree once', order[k]);
    }
    position.set(order[k]!, k);
  }
  return position;
}
