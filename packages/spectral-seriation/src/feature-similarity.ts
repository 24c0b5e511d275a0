import { checkOption, type DenseMatrix } from '@cairn-ml/numeric';
import { distanceToSimilarity } from './distance-to-similarity.js';
import { type FeatureMatrix, featureDistance } from './feature-distance.js';
import { allPairs, innerProduct, unitRows } from './internal/all-pairs.js';
import { checkPositive } from './internal/read.js';
import { readFeatures } from './internal/read-features.js';

/** Options of {@link featureSimilarity}. */
export interface FeatureSimilarityOptions {
  /**
   * `'cosine'`: `c = x·y / (|x| |y|)`, from -1 to 1. `'shiftedCosine'`: `(1 + c) / 2`, from 0 to 1. `'gaussian'`: `exp(-|x - y|² / (2 bandwidth²))`.
   * `'sharedAttributes'`: `x·y`, which for 0/1 tables is the number of shared attributes. Default `'cosine'`.
   */
  kernel?: 'cosine' | 'shiftedCosine' | 'gaussian' | 'sharedAttributes';
  /** The width of the Gaussian kernel, in units of the features. Default: the median of the distances above 0. */
  bandwidth?: number;
}

/**
 * The similarity of objects from their features.
 *
 * `features`: one row per object, rows or `{data, rows, columns}`; the result is dense, rows x rows. A row of zeros has cosine 0 to every
 * row, itself included.
 *
 * Cosines may be negative, which a Laplacian does not expect; `'shiftedCosine'` never is. For presence/absence tables `'sharedAttributes'`
 * (`C Cᵀ`) is the similarity whose Robinson order makes the ones of `C` consecutive, where there is one.
 *
 * @throws {ShapeError} when the rows have different lengths
 * @throws {InvalidArgumentError} for NaN or infinite features, more rows than a dense matrix can have, an unknown `kernel`, or a
 *   `bandwidth` that is not above 0
 *
 * @example
 * ```ts
 * import { featureSimilarity } from '@cairn-ml/spectral-seriation';
 *
 * const graves = [[1, 1, 0], [0, 1, 1]];
 * featureSimilarity(graves, { kernel: 'sharedAttributes' }).data; // Float64Array [2, 1, 1, 2]
 * featureSimilarity([[3, 4], [4, -3]]).data; // Float64Array [1, 0, 0, 1]
 * ```
 *
 * Source: `'cosine'`: `ulb_rank` of the CLSS authors' code; `'sharedAttributes'`: Kendall 1969, Fogel, d'Aspremont and Vojnovic 2014;
 * the others: common practice.
 */
export function featureSimilarity(
  features: FeatureMatrix,
  { kernel = 'cosine', bandwidth }: FeatureSimilarityOptions = {},
): DenseMatrix {
  checkOption('featureSimilarity', 'kernel', kernel, ['cosine', 'shiftedCosine', 'gaussian', 'sharedAttributes']);
  checkPositive('featureSimilarity', 'bandwidth', bandwidth);
  const read = readFeatures('featureSimilarity', features);
  switch (kernel) {
    case 'cosine':
      return allPairs(unitRows(read), innerProduct);
    case 'shiftedCosine':
      return allPairs(unitRows(read), (data, a, b, columns) => (1 + innerProduct(data, a, b, columns)) / 2);
    case 'sharedAttributes':
      return allPairs(read, innerProduct);
    case 'gaussian':
      return distanceToSimilarity(featureDistance(read), { kernel, ...(bandwidth !== undefined && { bandwidth }) });
  }
}
