import { checkDenseSize, checkOption, type DenseMatrix } from '@cairn-ml/numeric';
import type { FeatureMatrix } from '@cairn-ml/spectral-seriation';
import { readViews, unitFeatures } from './internal/read-views.js';

/** Options of {@link coefficientOfVariation}. */
export interface CoefficientOfVariationOptions {
  /** `'absolute'` (default): `deviation / |mean|`, never negative. `'released'`: `deviation / mean`, as in the authors' code. */
  variant?: 'absolute' | 'released';
}

/**
 * How much the cosine of each pair of samples varies over views: the population standard deviation over the mean, over the products `Q_a Q_bᵀ` of
 * all pairs (a, b) of views.
 *
 * GCLSS takes two views, the batch before and after an optimiser step, to tell which samples keep their similarities while the network
 * learns. A pair that does not vary has 0, one that varies around a mean of 0 has Infinity; one view gives 0 everywhere.
 *
 * @param views - Each n rows of features; n x n comes back, symmetric.
 * @throws {ShapeError} when the views have different shapes, or rows different lengths
 * @throws {InvalidArgumentError} for features that are not finite, no view, or an unknown variant
 *
 * @example
 * ```ts
 * import { coefficientOfVariation } from '@cairn-ml/contrastive-regression';
 *
 * const before = [[1, 0], [0, 1]];
 * const after = [[1, 0], [1, 1]];
 * coefficientOfVariation([before, after]).data; // Float64Array [0, 1, 1, 0.172]
 * ```
 *
 * Source: authors' code of GCLSS (`matrix_stddev`); the absolute mean is our choice, for cosines may be negative.
 */
export function coefficientOfVariation(
  views: readonly FeatureMatrix[],
  options: CoefficientOfVariationOptions = {},
): DenseMatrix {
  const caller = 'coefficientOfVariation';
  const { variant = 'absolute' } = options;
  checkOption(caller, 'variant', variant, ['absolute', 'released']);
  const read = readViews(caller, 'views', views);
  const { rows, columns } = read[0]!;
  checkDenseSize(caller, 'views', rows);
  const units = read.map((view) => unitFeatures(view).unit);
  const data = new Float64Array(rows * rows);
  const cosines = new Float64Array(units.length ** 2);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      let k = 0;
      for (const a of units) for (const b of units) cosines[k++] = product(a, i, b, j, columns);
      data[i * rows + j] = data[j * rows + i] = variation(cosines, variant);
    }
  }
  return { data, size: rows };
}

function product(a: Float64Array, i: number, b: Float64Array, j: number, columns: number): number {
  let sum = 0;
  for (let c = 0; c < columns; c++) sum += a[i * columns + c]! * b[j * columns + c]!;
  return sum;
}

function variation(values: Float64Array, variant: 'absolute' | 'released'): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  if (variance === 0) return 0;
  return Math.sqrt(variance) / (variant === 'absolute' ? Math.abs(mean) : mean);
}
