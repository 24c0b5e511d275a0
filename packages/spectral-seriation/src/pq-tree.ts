/**
 * A set of orders of objects, as a tree whose leaves from left to right are one of them.
 *
 * - `leaf`: one object
 * - `P`: its children may stand in any order
 * - `Q`: its children stand in this order or in the reverse
 * - `M`: a multiple Fiedler value left the order of its children open, so that no order of them is ruled out
 *
 * Source: Booth and Lueker 1976 (P and Q); Concas, Fenu and Rodriguez, PQser, arXiv 1711.05677 (M).
 */
export type PqTree = PqLeaf | PqNode;

/** An object in a {@link PqTree}. */
export interface PqLeaf {
  readonly type: 'leaf';
  /** The index of the object. */
  readonly item: number;
}

/** An inner node of a {@link PqTree}. */
export interface PqNode {
  readonly type: 'P' | 'Q' | 'M';
  readonly children: readonly PqTree[];
}
