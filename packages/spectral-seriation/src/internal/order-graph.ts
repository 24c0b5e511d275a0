import { isSparse } from '@cairn-ml/numeric';
import type { LaplacianNormalization } from '../laplacian.js';
import { type Fiedler, fiedler } from './fiedler.js';
import { connectedComponents, type Graph, readGraph, restrict } from './graph.js';
import type { SolverOptions } from './laplacian-eigenpairs.js';

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
  /** Local items, the lower index of the two ends first. */
  order: Int32Array;
  fiedler: Fiedler;
}

/** Orders a connected graph of at least two items. */
export function orderConnected(caller: string, graph: Graph, options: OrderingOptions): ComponentOrder {
  const pair = fiedler(graph, options.normalization, options.solver);
  if (pair.multiple && options.ties === 'recursion') {
    const blocks = blocksAboveFloor(graph, options);
    if (blocks.length > 1)
      return { order: joinByIndex(blocks.map((block) => orderPart(caller, graph, block, options))), fiedler: pair };
  }
  const parts = tiedGroups(pair.vector, options.tieTolerance).map((group) =>
    group.length > 2 && options.ties === 'recursion' ? orderPart(caller, graph, group.sort(), options) : group.sort(),
  );
  return { order: lowerEndFirst(joinByIndex(parts)), fiedler: pair };
}

/** Orders any graph: its components one after the other. */
export function orderPart(caller: string, graph: Graph, items: Int32Array, options: OrderingOptions): Int32Array {
  if (items.length <= 2) return items;
  const part = readGraph(caller, restrict(graph.similarity, items), options.allowNegative);
  const components = connectedComponents(part, options.connectionTolerance * Math.max(part.largest, 0));
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
  return connectedComponents(graph, smallest + Math.max(options.connectionTolerance, 1e-12) * (largest - smallest));
}

/** Items sorted by score, those within `tolerance` of their neighbour (relative to the largest score) in one group. */
export function tiedGroups(scores: Float64Array, tolerance: number): Int32Array[] {
  const sorted = Int32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]! || a - b);
  const allowed = tolerance * Math.max(Math.abs(scores[sorted[0]!]!), Math.abs(scores[sorted.at(-1)!]!));
  const groups: Int32Array[] = [];
  let start = 0;
  for (let k = 1; k <= sorted.length; k++) {
    if (k < sorted.length && scores[sorted[k]!]! - scores[sorted[k - 1]!]! <= allowed) continue;
    groups.push(sorted.slice(start, k));
    start = k;
  }
  return groups;
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

/** The order or its reverse: a seriation has no direction of its own. */
export function lowerEndFirst(order: Int32Array): Int32Array {
  return order.length > 1 && order[0]! > order.at(-1)! ? order.reverse() : order;
}
