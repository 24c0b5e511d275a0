import { checkOption, type DenseMatrix, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { cluster, type Dendrogram, type Linkage, linkages } from '../hierarchical-clustering.js';

/** The tree that a leaf ordering works on: the given one, checked, or the one of the given linkage. */
export function readDendrogram(
  caller: string,
  matrix: DenseMatrix,
  linkage: Linkage,
  dendrogram: Dendrogram | undefined,
): Dendrogram {
  checkOption(caller, 'linkage', linkage, linkages);
  if (dendrogram === undefined) return cluster(matrix, linkage);
  const { size, merges } = dendrogram;
  if (size !== matrix.size) {
    throw new ShapeError(caller, 'dendrogram', `have as many objects as \`distance\` (${matrix.size})`, [size]);
  }
  const length = Math.max(0, 2 * (size - 1));
  if (merges.length !== length) {
    throw new ShapeError(caller, 'dendrogram.merges', `have two nodes per merge (${length})`, [merges.length]);
  }
  const merged = new Uint8Array(2 * size);
  for (let p = 0; p < length; p++) {
    const node = merges[p]!;
    if (node < 0 || node >= size + (p >> 1) || merged[node]) {
      const rule = 'name an object or an earlier merge, each once';
      throw new InvalidArgumentError(caller, `dendrogram.merges[${p}]`, rule, node);
    }
    merged[node] = 1;
  }
  return dendrogram;
}
