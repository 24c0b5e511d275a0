import { checkOption, type DenseMatrix } from '@cairn-ml/numeric';
import { allPairs, innerProduct, unitRows } from './internal/all-pairs.js';
import { readFeatures } from './internal/read-features.js';

/** Features of objects, one row per object: rows, or one row-major array. */
export type FeatureMatrix =
  | ArrayLike<ArrayLike<number>>
  | { readonly data: Float64Array; readonly rows: number; readonly columns: number };

/** Options of {@link featureDistance}. */
export interface FeatureDistanceOptions {
  /**
   * `'euclidean'`: `√Σ (x - y)²`. `'manhattan'`: `Σ |x - y|`. `'jaccard'`: the attributes (entries other than 0) that one of the two has, among those
   * that either has. `'correlation'`: `1 - r`, from 0 to 2. Default `'euclidean'`.
   */
  metric?: 'euclidean' | 'manhattan' | 'jaccard' | 'correlation';
}

/**
 * The distances of objects from their features.
 *
 * `features`: one row per object, rows or `{data, rows, columns}`; the result is dense, rows x rows, with a zero diagonal. Two rows without
 * attributes have Jaccard distance 0; a constant row has correlation 0, so distance 1, to every other row.
 *
 * @throws {ShapeError} when the rows have different lengths
 * @throws {InvalidArgumentError} for NaN or infinite features, more rows than a dense matrix can have, or an unknown `metric`
 *
 * @example
 * ```ts
 * import { featureDistance } from '@cairn-ml/spectral-seriation';
 *
 * featureDistance([[0, 0], [3, 4]]).data; // Float64Array [0, 5, 5, 0]
 * featureDistance([[1, 1, 0], [0, 1, 0]], { metric: 'jaccard' }).data; // Float64Array [0, 0.5, 0.5, 0]
 * ```
 *
 * Source: R's `dist` with the methods euclidean, manhattan and binary; `1 - cor`.
 */
export function featureDistance(
  features: FeatureMatrix,
  { metric = 'euclidean' }: FeatureDistanceOptions = {},
): DenseMatrix {
  checkOption('featureDistance', 'metric', metric, ['euclidean', 'manhattan', 'jaccard', 'correlation']);
  const read = readFeatures('featureDistance', features);
  switch (metric) {
    case 'euclidean':
      return allPairs(read, euclidean);
    case 'manhattan':
      return allPairs(read, manhattan);
    case 'jaccard':
      return allPairs(read, jaccard);
    case 'correlation':
      return allPairs(unitRows(read, true), (data, a, b, columns) =>
        a === b ? 0 : Math.max(0, 1 - innerProduct(data, a, b, columns)),
      );
  }
}

function euclidean(data: Float64Array, a: number, b: number, columns: number): number {
  let sum = 0;
  for (let k = 0; k < columns; k++) {
    const difference = data[a + k]! - data[b + k]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

function manhattan(data: Float64Array, a: number, b: number, columns: number): number {
  let sum = 0;
  for (let k = 0; k < columns; k++) sum += Math.abs(data[a + k]! - data[b + k]!);
  return sum;
}

function jaccard(data: Float64Array, a: number, b: number, columns: number): number {
  let either = 0;
  let one = 0;
  for (let k = 0; k < columns; k++) {
    const first = data[a + k] !== 0;
    const second = data[b + k] !== 0;
    if (first || second) either++;
    if (first !== second) one++;
  }
  return either === 0 ? 0 : one / either;
}
