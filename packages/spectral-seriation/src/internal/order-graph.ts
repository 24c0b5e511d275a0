import { argsort, isSparse } from '@cairn-ml/numeric';
import type { LaplacianNormalization } from '../laplacian.js';
import type { SolverOptions } from '../solver-options.js';
import { type Fiedler, fiedler } from './fiedler.js';
import { connectedComponents, type Graph, readGraph, restrict } from './graph.js';
import { runsBackwards } from './orientation.js';
import { tiedRuns } from './tied-runs.js';

export interface OrderingOptions {
  normalization: LaplacianNormalization;
  ties: 'recursion' | 'index';
  tieTolerance: number;
  /** Pairs whose similarity is not above this part of the largest are not connected. */
  connectionTolerance: number;
  allowNegative: boolean;
  solver: SolverOptions;
}

/** An order of one connected component by its Fiedler vector, ties and multiple values resolved. */
export interface ComponentOrder {
  /** Local items. */
  order: Int32Array;
  /** Its vector rises along the order. */
  fiedler: Fiedler;
}

/** Orders a connected graph of at least two items; `rising` holds one number per item that is to rise along the order, NaN where unknown. */
export function orderConnected(
  caller: string,
  graph: Graph,
  options: OrderingOptions,
  rising?: Float64Array,
): ComponentOrder {
  const { ties, tieTolerance } = options;
  const pair = fiedler(graph, options.normalization, ties === 'recursion' ? 'twoSum' : 'index', options.solver);
  if (pair.multiple && ties === 'recursion') {
    const blocks = blocksAboveFloor(graph, options);
    if (blocks.length > 1) {
      return { order: joinByIndex(blocks.map((block) => orderPart(caller, graph, block, options))), fiedler: pair };
    }
  }
  let order = Int32Array.from(argsort(pair.vector));
  if (runsBackwards(order, rising, tiedRuns(order, pair.vector, tieTolerance))) {
    for (let i = 0; i < order.length; i++) pair.vector[i] = -pair.vector[i]!;
    order = Int32Array.from(argsort(pair.vector));
  }
  for (const [start, end] of tiedRuns(order, pair.vector, tieTolerance)) {
    const tied = order.slice(start, end).sort();
    order.set(tied.length > 2 && ties === 'recursion' ? orderPart(caller, graph, tied, options) : tied, start);
  }
  return { order, fiedler: pair };
}

/** The components that similarities above round-off connect. */
export function separateComponents(graph: Graph, { connectionTolerance }: OrderingOptions): Int32Array[] {
  const size = Math.max(graph.largest, -graph.smallest, 0);
  return connectedComponents(graph, { floor: 0, tolerance: connectionTolerance * size });
}

/** Orders any graph: its components one after the other. */
export function orderPart(caller: string, graph: Graph, items: Int32Array, options: OrderingOptions): Int32Array {
  if (items.length <= 2) return items;
  const part = readGraph(caller, restrict(graph.similarity, items), options.allowNegative);
  const components = separateComponents(part, options);
  if (components.length === 1) return orderConnected(caller, part, options).order.map((local) => items[local]!);
  return joinByIndex(components.map((component) => orderPart(caller, part, component, options))).map(
    (local) => items[local]!,
  );
}

/**
 * The components that remain when the smallest similarity is taken from all (which moves no Fiedler vector): a constant floor
 * under separate blocks makes the Fiedler value multiple, and the blocks are to be ordered each on its own.
 */
function blocksAboveFloor(graph: Graph, options: OrderingOptions): Int32Array[] {
  const { smallest, largest, similarity } = graph;
  if (isSparse(similarity) && smallest === 0) return [];
  return connectedComponents(graph, {
    floor: smallest,
    tolerance: Math.max(options.connectionTolerance, 1e-12) * Math.max(largest, -smallest),
  });
}

/** One after the other, as they come. */
export function joinByIndex(parts: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
