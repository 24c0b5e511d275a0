import { type DenseMatrix, symmetricEigen } from '@cairn-ml/numeric';
import {
  distanceToSimilarity,
  laplacian,
  type SeriationCriteria,
  seriationCriteria,
  spectralSeriation,
  twoSum,
} from '@cairn-ml/spectral-seriation';
import type { GoldenCase } from '../cases.js';
import type { Comparison } from '../compare.js';

/** The criteria by their names in R seriation. */
const criterionNames: Record<string, keyof SeriationCriteria> = {
  AR_events: 'antiRobinsonEvents',
  AR_deviations: 'antiRobinsonDeviations',
  RGAR: 'relativeGeneralizedAntiRobinson',
  BAR: 'bandedAntiRobinson',
  Gradient_raw: 'gradientRaw',
  Gradient_weighted: 'gradientWeighted',
  Path_length: 'pathLength',
  Lazy_path_length: 'lazyPathLength',
  Inertia: 'inertia',
  Least_squares: 'leastSquares',
  LS: 'linearSeriation',
  '2SUM': 'twoSum',
  Cor_R: 'weightedCorrelation',
  ME: 'measureOfEffectiveness',
  Moore_stress: 'mooreStress',
  Neumann_stress: 'neumannStress',
};

/** Seriation cases have no kind: they are recognised by `dist_lower_columnwise`. */
export function seriationCase(testCase: GoldenCase): Comparison[] {
  const distance = distanceOf(testCase);
  const comparisons = compareCriteria(distance, undefined, 'identity', testCase.identity_criteria);
  for (const [method, result] of Object.entries<GoldenCase>(testCase.methods ?? {})) {
    if (result.order0 == null || result.criteria == null) continue; // R could not order these distances
    comparisons.push(...compareCriteria(distance, list(result.order0), method, result.criteria));
  }
  return [...comparisons, ...compareSpectrum(testCase, distance), ...compareSpectralOrder(testCase, distance)];
}

/** The smallest eigenvalues of the Laplacian of 1 / (1 + d). */
function compareSpectrum(testCase: GoldenCase, distance: DenseMatrix): Comparison[] {
  const expected = testCase.laplacian_W_1_over_1_plus_d_eigenvalues;
  if (expected == null) return [];
  const { values } = symmetricEigen(laplacian(distanceToSimilarity(distance)));
  const actual = values.slice(0, list(expected).length);
  return [{ what: 'Laplacian eigenvalues', actual, expected: list(expected), tolerance: 1e-9 }];
}

/** R's spectral order or its reverse where only these two exist, else an order whose 2-SUM is no worse. */
function compareSpectralOrder(testCase: GoldenCase, distance: DenseMatrix): Comparison[] {
  const spectral = testCase.methods?.Spectral;
  if (spectral?.order0 == null) return [];
  const expected = list(spectral.order0);
  const { order } = spectralSeriation(distanceToSimilarity(distance), { orientation: { order: expected } });
  if (testCase.order_unique_up_to_reversal) return [{ what: 'spectral order', actual: order, expected, tolerance: 0 }];
  const theirs = twoSum(distance, expected);
  const worse = Math.max(0, twoSum(distance, order) / theirs - 1);
  return [{ what: 'excess of the spectral 2-SUM', actual: worse, expected: 0, tolerance: 1e-9 }];
}

/** R's `dist` holds the lower triangle column by column. */
export function distanceOf({ n, dist_lower_columnwise }: GoldenCase): DenseMatrix {
  const lower = list(dist_lower_columnwise);
  const data = new Float64Array(n * n);
  let next = 0;
  for (let j = 0; j < n; j++) {
    for (let i = j + 1; i < n; i++) {
      data[i * n + j] = lower[next]!;
      data[j * n + i] = lower[next++]!;
    }
  }
  return { data, size: n };
}

function compareCriteria(
  distance: DenseMatrix,
  order: number[] | undefined,
  method: string,
  expected: Record<string, unknown> | null,
): Comparison[] {
  const actual = seriationCriteria(distance, order);
  return Object.entries(expected ?? {}).map(([name, value]) => {
    const criterion = criterionNames[name];
    return {
      what: `${method} ${name}`,
      actual: criterion === undefined ? undefined : actual[criterion],
      expected: value,
      tolerance: name === 'ME' ? 1e-5 : 1e-9, // R computes ME in single precision
    };
  });
}

/** The R to JSON writer gives a list of one element as the element. */
function list(value: number | number[]): number[] {
  return Array.isArray(value) ? value : [value];
}
