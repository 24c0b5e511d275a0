import type { MatrixInput } from '@cairn-ml/numeric';
import { type Dendrogram, type Linkage, leafOrder } from './hierarchical-clustering.js';
import { readDistance } from './internal/read.js';
import { readDendrogram } from './internal/read-dendrogram.js';
import { permuteDense } from './permute-matrix.js';

/** Options of {@link optimalLeafOrdering}. */
export interface OptimalLeafOrderingOptions {
  /** The linkage of the tree that is ordered. Default `'complete'`. */
  linkage?: Linkage;
  /** A tree over the same objects, to be ordered instead. */
  dendrogram?: Dendrogram;
  /** Ends the work with the signal's reason at the next merge. */
  signal?: AbortSignal;
  /** Called after each merge, with the merges done so far. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/**
 * The leaf order of a dendrogram with the shortest path length, of all the 2^(n-1) that turning its nodes can give.
 *
 * Dynamic programming over the pairs of end objects: for a node with the children L and R, u in L and w in R,
 * `M(u, w) = min_{m, k} M(u, m) + d(m, k) + M(k, w)`, m an end of L opposite to u and k an end of R opposite to w. Costs O(n³) time at
 * worst and two n x n tables.
 *
 * `distance`: dense, n x n. Which of several shortest orders is returned depends on the dendrogram alone.
 *
 * @returns `order[k]` is the object at position k
 *
 * @throws {ShapeError} when `distance` is not square, or `dendrogram` has another size
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, an unknown `linkage`, or
 *   merges that are not a tree
 *
 * @example
 * ```ts
 * import { optimalLeafOrdering, pathLength } from '@cairn-ml/spectral-seriation';
 *
 * const distance = [[0, 4, 1], [4, 0, 3], [1, 3, 0]];
 * optimalLeafOrdering(distance); // Int32Array [1, 2, 0]
 * pathLength(distance, optimalLeafOrdering(distance)); // 4
 * ```
 *
 * Source: Bar-Joseph, Gifford and Jaakkola 2001, Fast optimal leaf ordering for hierarchical clustering; `OLO` of R seriation 1.4.1 (the same
 * path length).
 */
export function optimalLeafOrdering(
  distance: MatrixInput,
  { linkage = 'complete', dendrogram, signal, onProgress }: OptimalLeafOrderingOptions = {},
): Int32Array {
  const matrix = readDistance('optimalLeafOrdering', distance);
  const tree = layOut(readDendrogram('optimalLeafOrdering', matrix, linkage, dendrogram));
  const { size } = matrix;
  const between = permuteDense(matrix, tree.leaves).data;
  const lengths = new Float64Array(size * size); // of the shortest order of the node where the two ends meet
  const bridge = new Float64Array(size);
  for (let k = 0; k < size - 1; k++) {
    signal?.throwIfAborted();
    joinChildren(tree, k, between, lengths, bridge);
    onProgress?.({ done: k + 1, total: size - 1 });
  }
  return size < 2 ? tree.leaves : traceBack(tree, between, lengths);
}

/** A dendrogram whose leaves are numbered from left to right, so that a node is the range from `start` to `end`. */
interface Tree {
  size: number;
  leaves: Int32Array;
  start: Int32Array;
  end: Int32Array;
  left: Int32Array;
  right: Int32Array;
}

function layOut({ size, merges }: Dendrogram): Tree {
  const leaves = leafOrder(size, merges);
  const nodes = Math.max(0, 2 * size - 1);
  const tree = {
    size,
    leaves,
    start: new Int32Array(nodes),
    end: new Int32Array(nodes),
    left: new Int32Array(nodes).fill(-1),
    right: new Int32Array(nodes).fill(-1),
  };
  for (let p = 0; p < size; p++) {
    tree.start[leaves[p]!] = p;
    tree.end[leaves[p]!] = p + 1;
  }
  for (let k = 0; k < size - 1; k++) {
    const node = size + k;
    tree.left[node] = merges[2 * k]!;
    tree.right[node] = merges[2 * k + 1]!;
    tree.start[node] = tree.start[tree.left[node]!]!;
    tree.end[node] = tree.end[tree.right[node]!]!;
  }
  return tree;
}

/** The child of `node` that does not hold the leaf, where the other end of its order must be; the leaf itself if that is all. */
function opposite({ left, right, end }: Tree, node: number, leaf: number): number {
  if (left[node]! < 0) return node;
  return leaf < end[left[node]!]! ? right[node]! : left[node]!;
}

/** Fills `lengths` for the ends u and w in the two children of merge k, w in the larger one, over which the inner loops run. */
function joinChildren(tree: Tree, k: number, between: Float64Array, lengths: Float64Array, bridge: Float64Array): void {
  const { size, start, end, left, right } = tree;
  const [one, two] = [left[size + k]!, right[size + k]!];
  const oneIsSmaller = end[one]! - start[one]! < end[two]! - start[two]!;
  const [smaller, larger] = oneIsSmaller ? [one, two] : [two, one];
  const from = start[larger]!;
  const to = end[larger]!;
  const split = left[larger]! < 0 ? to : end[left[larger]!]!;
  for (let u = start[smaller]!; u < end[smaller]!; u++) {
    const row = u * size;
    const other = opposite(tree, smaller, u);
    // bridge[x]: from u through the smaller child to x, the first object of the larger one
    bridge.fill(Infinity, from, to);
    shorten(bridge, 0, lengths, row, between, size, start[other]!, end[other]!, from, to);
    if (split === to) lengths[row + from] = bridge[from]!;
    else {
      lengths.fill(Infinity, row + from, row + to);
      shorten(lengths, row, bridge, 0, lengths, size, from, split, split, to);
      shorten(lengths, row, bridge, 0, lengths, size, split, to, from, split);
    }
    for (let w = from; w < to; w++) lengths[w * size + u] = lengths[row + w]!;
  }
}

/**
 * `target[x] = min(target[x], base[m] + table[m][x])` for the rows m from `first` to `end` and the columns x from `from` to `to` of a symmetric
 * table, whose rows are read along their longer side.
 */
function shorten(
  target: Float64Array,
  targetRow: number,
  base: Float64Array,
  baseRow: number,
  table: Float64Array,
  size: number,
  first: number,
  end: number,
  from: number,
  to: number,
): void {
  let m = first;
  for (; m + 3 < end; m += 4) {
    const b0 = base[baseRow + m]!;
    const b1 = base[baseRow + m + 1]!;
    const b2 = base[baseRow + m + 2]!;
    const b3 = base[baseRow + m + 3]!;
    let p = m * size + from;
    const stop = targetRow + to;
    for (let t = targetRow + from; t < stop; t++, p++) {
      let shortest = target[t]!;
      const l0 = b0 + table[p]!;
      if (l0 < shortest) shortest = l0;
      const l1 = b1 + table[p + size]!;
      if (l1 < shortest) shortest = l1;
      const l2 = b2 + table[p + 2 * size]!;
      if (l2 < shortest) shortest = l2;
      const l3 = b3 + table[p + 3 * size]!;
      if (l3 < shortest) shortest = l3;
      target[t] = shortest;
    }
  }
  for (; m < end; m++) {
    const b = base[baseRow + m]!;
    for (let x = from; x < to; x++) {
      const length = b + table[m * size + x]!;
      if (length < target[targetRow + x]!) target[targetRow + x] = length;
    }
  }
}

/** Finds again, from the root down, the ends that gave the shortest length. */
function traceBack(tree: Tree, between: Float64Array, lengths: Float64Array): Int32Array {
  const { size, leaves, start, end, left, right } = tree;
  const root = 2 * size - 2;
  let [first, last] = [0, size - 1];
  for (let u = 0; u < end[left[root]!]!; u++) {
    for (let w = end[left[root]!]!; w < size; w++) {
      if (lengths[u * size + w]! < lengths[first * size + last]!) [first, last] = [u, w];
    }
  }
  const order = new Int32Array(size);
  const stack = [{ node: root, u: first, w: last }];
  for (let next = 0; stack.length > 0; ) {
    const { node, u, w } = stack.pop()!;
    if (u === w) {
      order[next++] = leaves[u]!;
      continue;
    }
    const [near, far] = u < end[left[node]!]! ? [left[node]!, right[node]!] : [right[node]!, left[node]!];
    const [inner, outer] = [opposite(tree, near, u), opposite(tree, far, w)];
    let [m, x, shortest] = [-1, -1, Infinity];
    for (let a = start[inner]!; a < end[inner]!; a++) {
      for (let b = start[outer]!; b < end[outer]!; b++) {
        const length = lengths[u * size + a]! + between[a * size + b]! + lengths[b * size + w]!;
        if (length < shortest) [m, x, shortest] = [a, b, length];
      }
    }
    stack.push({ node: far, u: x, w }, { node: near, u, w: m });
  }
  return order;
}
