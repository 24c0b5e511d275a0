import { checkOption, type DenseMatrix, type MatrixInput } from '@cairn-ml/numeric';
import { readDistance } from './internal/read.js';

/** How the distance of two clusters follows from those of their objects. */
export type Linkage = 'average' | 'complete' | 'single' | 'ward';

/** The names of {@link Linkage}, for checks. */
export const linkages: readonly Linkage[] = ['average', 'complete', 'single', 'ward'];

/** Options of {@link hierarchicalClustering}. */
export interface HierarchicalClusteringOptions {
  /**
   * `'average'`: the mean distance of two clusters (UPGMA). `'complete'`: the largest. `'single'`: the smallest. `'ward'`: the growth of the squared error, with
   * heights in units of the distance (R's `ward.D2`). Default `'complete'`, as in R.
   */
  linkage?: Linkage;
}

/** A binary tree over n objects. Nodes 0 to n - 1 are the objects; node n + k is what merge k made. */
export interface Dendrogram {
  readonly size: number;
  /** The two nodes of merge k, the smaller number first: `merges[2k]` and `merges[2k + 1]`. */
  readonly merges: Int32Array;
  /** The distance at which merge k happened; it never decreases from merge to merge. */
  readonly heights: Float64Array;
  /** The objects from left to right. */
  readonly order: Int32Array;
}

/**
 * Agglomerative hierarchical clustering: merges the two nearest clusters until one is left.
 *
 * Distances of a merged cluster follow the Lance-Williams recurrences. Nearest neighbours are kept per cluster, so that the usual cost is
 * O(n²) time and memory; heavy ties can make it O(n³). Among equal distances the clusters with the smallest members merge first, and
 * children stand as in R: objects before clusters, earlier merges before later ones.
 *
 * `distance`: dense, n x n; it is copied. n = 0 and n = 1 have no merges.
 *
 * @throws {ShapeError} when `distance` is not square
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, or an unknown `linkage`
 *
 * @example
 * ```ts
 * import { hierarchicalClustering } from '@cairn-ml/spectral-seriation';
 *
 * const { merges, heights, order } = hierarchicalClustering([[0, 4, 1], [4, 0, 3], [1, 3, 0]]);
 * merges; // Int32Array [0, 2, 1, 3]
 * heights; // Float64Array [1, 4]
 * order; // Int32Array [1, 0, 2]
 * ```
 *
 * Source: Lance and Williams 1967; Anderberg 1973; `hclust` of R 4.2 (the same merges, heights and order on the golden cases, ties included).
 */
export function hierarchicalClustering(
  distance: MatrixInput,
  { linkage = 'complete' }: HierarchicalClusteringOptions = {},
): Dendrogram {
  checkOption('hierarchicalClustering', 'linkage', linkage, linkages);
  return cluster(readDistance('hierarchicalClustering', distance), linkage);
}

/** {@link hierarchicalClustering} of a matrix that is already checked. */
export function cluster({ data, size }: DenseMatrix, linkage: Linkage): Dendrogram {
  const between = linkage === 'ward' ? data.map((d) => d * d) : data.slice();
  const merge = mergeRules[linkage];
  const merges = new Int32Array(Math.max(0, 2 * (size - 1)));
  const heights = new Float64Array(Math.max(0, size - 1));
  const node = Int32Array.from({ length: size }, (_, i) => i); // the node of the cluster whose smallest object is i
  const count = new Int32Array(size).fill(1);
  const active = new Uint8Array(size).fill(1);
  const nearest = new Int32Array(size); // among the clusters with a larger smallest object
  const nearestDistance = new Float64Array(size).fill(Infinity);

  const findNearest = (i: number) => {
    nearestDistance[i] = Infinity;
    for (let j = i + 1; j < size; j++) {
      if (active[j] && between[i * size + j]! < nearestDistance[i]!) {
        nearestDistance[i] = between[i * size + j]!;
        nearest[i] = j;
      }
    }
  };
  for (let i = 0; i < size; i++) findNearest(i);

  for (let step = 0; step < size - 1; step++) {
    let kept = -1;
    for (let i = 0; i < size; i++) {
      if (active[i] && (kept < 0 || nearestDistance[i]! < nearestDistance[kept]!)) kept = i;
    }
    const gone = nearest[kept]!;
    const height = between[kept * size + gone]!;
    heights[step] = linkage === 'ward' ? Math.sqrt(height) : height;
    merges[2 * step] = Math.min(node[kept]!, node[gone]!);
    merges[2 * step + 1] = Math.max(node[kept]!, node[gone]!);
    node[kept] = size + step;
    active[gone] = 0;
    nearestDistance[kept] = Infinity;
    for (let k = 0; k < size; k++) {
      if (!active[k] || k === kept) continue;
      const d = merge(
        between[kept * size + k]!,
        between[gone * size + k]!,
        height,
        count[kept]!,
        count[gone]!,
        count[k]!,
      );
      between[kept * size + k] = d;
      between[k * size + kept] = d;
      const smaller = Math.min(k, kept);
      if (d < nearestDistance[smaller]!) {
        nearestDistance[smaller] = d;
        nearest[smaller] = Math.max(k, kept);
      }
    }
    count[kept]! += count[gone]!;
    for (let i = 0; i < size; i++) {
      if (active[i] && (nearest[i] === kept || nearest[i] === gone)) findNearest(i);
    }
  }
  return { size, merges, heights, order: leafOrder(size, merges) };
}

type MergeRule = (d1: number, d2: number, d12: number, n1: number, n2: number, n: number) => number;

/** The distance of a cluster of n objects to the union of two, from those to each of the two and between them. */
const mergeRules: Record<Linkage, MergeRule> = {
  single: (d1, d2) => Math.min(d1, d2),
  complete: (d1, d2) => Math.max(d1, d2),
  average: (d1, d2, _, n1, n2) => (n1 * d1 + n2 * d2) / (n1 + n2),
  ward: (d1, d2, d12, n1, n2, n) => ((n1 + n) * d1 + (n2 + n) * d2 - n * d12) / (n1 + n2 + n),
};

/** The objects from left to right. */
export function leafOrder(size: number, merges: Int32Array): Int32Array {
  const order = new Int32Array(size);
  const stack = size > 0 ? [2 * size - 2] : [];
  for (let k = 0; stack.length > 0; ) {
    const node = stack.pop()!;
    if (node < size) order[k++] = node;
    else stack.push(merges[2 * (node - size) + 1]!, merges[2 * (node - size)]!);
  }
  return order;
}
