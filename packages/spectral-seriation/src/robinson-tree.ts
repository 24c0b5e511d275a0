import {
  argsort,
  checkNumber,
  type DenseMatrix,
  isSparse,
  type MatrixInput,
  readSymmetricMatrix,
  type SparseMatrix,
} from '@cairn-ml/numeric';
import { fiedler } from './internal/fiedler.js';
import { connectedComponents, type Graph, readGraph, restrict } from './internal/graph.js';
import { runsBackwards } from './internal/orientation.js';
import { type Run, tiedRuns } from './internal/tied-runs.js';
import type { PqLeaf, PqTree } from './pq-tree.js';
import type { SolverOptions } from './solver-options.js';

/** Options of {@link robinsonTree}. */
export interface RobinsonTreeOptions extends SolverOptions {
  /** Fiedler entries closer than this, relative to the largest, and similarities closer than this to the smallest, relative to the largest, count as equal. Default 1e-10. */
  tolerance?: number;
}

/**
 * All orders along which a similarity matrix is Robinson, as a PQ-tree: recursive spectral sorting. Of a matrix that no order makes Robinson it is
 * the tree of its spectral orders.
 *
 * For every set of items: the smallest similarity is taken from all; what then falls apart is a P-node over its components; else the Fiedler
 * vector sorts the items into a Q-node, ties being sets of their own; a multiple Fiedler value makes an M-node of the items in index order.
 *
 * `similarity`: n x n, symmetric, at least 0, dense or CSR; the diagonal does not count. One item is a leaf, none a P-node without children. Count, list, test and
 * print the orders with {@link countOrders}, {@link enumerateOrders}, {@link isOrderOf} and {@link formatPqTree}.
 *
 * @throws {ShapeError} when the similarity is not square
 * @throws {InvalidArgumentError} for NaN, asymmetric or negative entries, or a `tolerance` outside 0 to 1
 * @throws {ConvergenceError} when an eigenvector does not reach its tolerance
 *
 * @example
 * ```ts
 * import { countOrders, formatPqTree, robinsonTree } from '@cairn-ml/spectral-seriation';
 *
 * // 0 - 1 - 2 along a line, and 3 and 4 alike to each other only.
 * const similarity = [
 *   [9, 5, 2, 0, 0],
 *   [5, 9, 4, 0, 0],
 *   [2, 4, 9, 0, 0],
 *   [0, 0, 0, 9, 3],
 *   [0, 0, 0, 3, 9],
 * ];
 * const tree = robinsonTree(similarity);
 * console.log(formatPqTree(tree)); // P{Q[0, 1, 2], P{3, 4}}
 * console.log(countOrders(tree)); // 8n
 * ```
 *
 * Source: Atkins, Boman and Hendrickson 1998, section 4 (spectral sort); M-nodes as in Concas, Fenu and Rodriguez, PQser, arXiv 1711.05677.
 */
export function robinsonTree(similarity: MatrixInput, options: RobinsonTreeOptions = {}): PqTree {
  const { tolerance = 1e-10, ...solver } = options;
  checkNumber('robinsonTree', 'tolerance', tolerance, { min: 0, max: 1 });
  const read = readSymmetricMatrix('robinsonTree', 'similarity', similarity);
  readGraph('robinsonTree', read);
  const items = Int32Array.from({ length: read.size }, (_, i) => i);
  return sortItems(read, items, tolerance, solver);
}

function sortItems(
  similarity: DenseMatrix | SparseMatrix,
  items: Int32Array,
  tolerance: number,
  solver: SolverOptions,
): PqTree {
  if (items.length === 1) return leaf(items[0]!);
  if (items.length <= 2) return { type: 'P', children: Array.from(items, leaf) };
  const part = restrict(similarity, items);
  const children = (sets: Iterable<Int32Array>) =>
    Array.from(sets, (set) =>
      sortItems(
        similarity,
        set.map((local) => items[local]!),
        tolerance,
        solver,
      ),
    );

  const whole = readGraph('robinsonTree', part);
  const components = connectedComponents(whole, { floor: whole.smallest, tolerance: tolerance * whole.largest });
  if (components.length > 1) return { type: 'P', children: children(components) };

  const graph = readGraph('robinsonTree', withoutFloor(whole));
  const { vector, multiple } = fiedler(graph, 'unnormalized', 'index', solver);
  if (multiple) return { type: 'M', children: Array.from(items, leaf) };
  const { order, runs } = sorted(vector, tolerance);
  return { type: 'Q', children: children(setsOf(order, runs)) };
}

function leaf(item: number): PqLeaf {
  return { type: 'leaf', item };
}

/** Subtracts the smallest similarity, which moves all eigenvalues but 0 alike and shows a multiple one for what it is. */
function withoutFloor({ similarity, smallest }: Graph): DenseMatrix | SparseMatrix {
  if (smallest === 0) return similarity;
  if (!isSparse(similarity)) return { data: similarity.data.map((value) => value - smallest), size: similarity.size };
  return { ...similarity, values: Float64Array.from(similarity.values, (value) => value - smallest) };
}

/** The order by the vector or its negative, the lower end first, and its runs of ties. */
function sorted(vector: Float64Array, tolerance: number): { order: Int32Array; runs: Run[] } {
  const order = argsort(vector);
  const runs = tiedRuns(order, vector, tolerance);
  if (!runsBackwards(order, undefined, runs)) return { order, runs };
  const negative = vector.map((value) => -value);
  const reversed = argsort(negative);
  return { order: reversed, runs: tiedRuns(reversed, negative, tolerance) };
}

/** The tied runs, ascending, and the single items between them. */
function* setsOf(order: Int32Array, runs: readonly Run[]): Generator<Int32Array> {
  let next = 0;
  for (const [start, end] of [...runs, [order.length, order.length] as const]) {
    for (; next < start; next++) yield order.slice(next, next + 1);
    if (end > start) yield order.slice(start, end).sort();
    next = end;
  }
}
