import type { MatrixInput } from '@cairn-ml/numeric';
import type { Dendrogram, Linkage } from './hierarchical-clustering.js';
import { readDistance } from './internal/read.js';
import { readDendrogram } from './internal/read-dendrogram.js';

/** Options of {@link gruvaeusWainer}. */
export interface GruvaeusWainerOptions {
  /** The linkage of the tree that is ordered. Default `'complete'`. */
  linkage?: Linkage;
  /** A tree over the same objects, to be ordered instead. */
  dendrogram?: Dendrogram;
}

/**
 * Orders the leaves of a dendrogram greedily: each merge turns its two clusters so that their nearest end objects meet.
 *
 * A heuristic for {@link optimalLeafOrdering}: never shorter, but O(n) after the clustering. Among equal distances, a cluster is turned when an
 * object joins it; of two clusters, neither is turned first, then the left, both, the right one.
 *
 * `distance`: dense, n x n. Fewer than three objects stay as in the dendrogram.
 *
 * @returns `order[k]` is the object at position k
 *
 * @throws {ShapeError} when `distance` is not square, or `dendrogram` has another size
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, an unknown `linkage`, or
 *   merges that are not a tree
 *
 * @example
 * ```ts
 * import { gruvaeusWainer } from '@cairn-ml/spectral-seriation';
 *
 * gruvaeusWainer([[0, 4, 1], [4, 0, 3], [1, 3, 0]]); // Int32Array [1, 2, 0]
 * ```
 *
 * Source: Gruvaeus and Wainer 1972, Two additions to hierarchical cluster analysis; `GW` of R seriation 1.4.1 (the same order).
 */
export function gruvaeusWainer(
  distance: MatrixInput,
  { linkage = 'complete', dendrogram }: GruvaeusWainerOptions = {},
): Int32Array {
  const matrix = readDistance('gruvaeusWainer', distance);
  const { data, size } = matrix;
  const { merges } = readDendrogram('gruvaeusWainer', matrix, linkage, dendrogram);
  const first = Int32Array.from({ length: 2 * size }, (_, i) => i); // the objects at the ends of a node
  const last = first.slice();
  const turned = new Uint8Array(merges.length);
  for (let k = 0; k < size - 1; k++) {
    const [left, right] = [merges[2 * k]!, merges[2 * k + 1]!];
    const d = (a: number, b: number) => data[a * size + b]!;
    const [outer, inner] = [first[left]!, last[left]!];
    const [near, far] = [first[right]!, last[right]!];
    if (left < size) {
      if (right >= size && d(outer, near) >= d(outer, far)) turned[2 * k + 1] = 1;
    } else {
      const nearest = Math.min(d(inner, near), d(outer, near), d(outer, far), d(inner, far));
      if (d(inner, near) > nearest) {
        const turnLeft = d(outer, near) === nearest || d(outer, far) === nearest;
        turned[2 * k] = turnLeft ? 1 : 0;
        turned[2 * k + 1] = turnLeft && d(outer, near) === nearest ? 0 : 1;
      }
    }
    first[size + k] = turned[2 * k] ? inner : outer;
    last[size + k] = turned[2 * k + 1] ? near : far;
  }
  return expand(size, merges, turned);
}

function expand(size: number, merges: Int32Array, turned: Uint8Array): Int32Array {
  const order = new Int32Array(size);
  const stack: [node: number, reversed: boolean][] = size > 0 ? [[2 * size - 2, false]] : [];
  for (let k = 0; stack.length > 0; ) {
    const [node, reversed] = stack.pop()!;
    if (node < size) {
      order[k++] = node;
      continue;
    }
    const p = 2 * (node - size);
    const left: [number, boolean] = [merges[p]!, reversed !== (turned[p] === 1)];
    const right: [number, boolean] = [merges[p + 1]!, reversed !== (turned[p + 1] === 1)];
    stack.push(...(reversed ? [left, right] : [right, left]));
  }
  return order;
}
