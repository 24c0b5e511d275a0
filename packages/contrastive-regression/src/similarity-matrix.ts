import { checkDenseSize, checkOption, type DenseMatrix } from '@cairn-ml/numeric';
import { type FeatureMatrix, featureSimilarity } from '@cairn-ml/spectral-seriation';
import { innerProducts, meanOf, readViews, unitFeatures } from './internal/read-views.js';

/** How alike two samples are. */
export type SimilarityKernel = 'cosine' | 'shiftedCosine' | 'gaussian';

/** Options of {@link similarityMatrix}. */
export interface SimilarityMatrixOptions {
  /**
   * `'cosine'` (default, as in CLSS): `c`, from -1 to 1. `'shiftedCosine'`: `(1 + c) / 2`, never negative. `'gaussian'`:
   * `exp(-‖x - y‖² / (2 bandwidth²))`.
   */
  kernel?: SimilarityKernel;
  /** The width of the Gaussian kernel, in units of the features. Default: the median distance. */
  bandwidth?: number;
}

/**
 * The similarity of samples from one or more views of them: the mean of `kernel(a_i, b_j)` over all pairs (a, b) of views.
 *
 * One view is the similarity of CLSS. Two views are the average of four products that GCLSS takes over a batch before and after an
 * optimiser step (its memory), and the cross-pseudo-supervised CLSS over two networks. A row of zeros has cosine 0 with every row, itself
 * included. No rows give an empty matrix.
 *
 * @param views - Each n rows of features; n x n comes back.
 * @throws {ShapeError} when the views have different shapes, or rows different lengths
 * @throws {InvalidArgumentError} for features that are not finite, no view, or an option out of range
 *
 * @example
 * ```ts
 * import { similarityMatrix } from '@cairn-ml/contrastive-regression';
 *
 * const before = [[1, 0], [0, 2]];
 * const after = [[0, 1], [0, 2]];
 * similarityMatrix([before]).data; // Float64Array [1, 0, 0, 1]
 * similarityMatrix([before, after]).data; // Float64Array [0.5, 0.5, 0.5, 1]
 * ```
 *
 * Source: authors' code of CLSS (`ulb_rank`) and GCLSS (`ulb_rank_ssl_mixed`); the other kernels are our choice.
 */
export function similarityMatrix(views: readonly FeatureMatrix[], options: SimilarityMatrixOptions = {}): DenseMatrix {
  const { kernel = 'cosine', ...rest } = options;
  checkOption('similarityMatrix', 'kernel', kernel, ['cosine', 'shiftedCosine', 'gaussian']);
  const read = readViews('similarityMatrix', 'views', views);
  const { rows, columns } = read[0]!;
  checkDenseSize('similarityMatrix', 'views', rows * read.length);
  if (kernel === 'gaussian') {
    const stacked = new Float64Array(read.length * rows * columns);
    for (const [v, view] of read.entries()) stacked.set(view.data, v * rows * columns);
    const all = featureSimilarity({ data: stacked, rows: read.length * rows, columns }, { kernel, ...rest });
    return { data: averageBlocks(all, read.length), size: rows };
  }
  // the mean of products of unit rows is the product of their means
  const cosines = innerProducts(meanOf(read.map((view) => unitFeatures(view).unit)), rows, columns);
  return { data: kernel === 'cosine' ? cosines : cosines.map((cosine) => (1 + cosine) / 2), size: rows };
}

function averageBlocks({ data, size }: DenseMatrix, views: number): Float64Array {
  const rows = size / views;
  const mean = new Float64Array(rows * rows);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) mean[(i % rows) * rows + (j % rows)]! += data[i * size + j]! / views ** 2;
  return mean;
}
