import {
  blackboxRank,
  coefficientOfVariation,
  rankingLosses,
  recoverRanking,
  selectRobustSamples,
  similarityMatrix,
} from '@cairn-ml/contrastive-regression';
import { type DenseMatrix, symmetricEigen } from '@cairn-ml/numeric';
import { laplacian, perturbationTolerance } from '@cairn-ml/spectral-seriation';
import { init, tensor } from '@cairn-ml/tensor';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** The released functions of CLSS and GCLSS. */
export const kinds: Record<string, Handler> = {
  async clss(testCase) {
    const { expected, features, predictions } = testCase;
    const similarity = similarityMatrix([features]);
    const { ranking, scores } = recoverRanking(similarity);
    const flipped = expected.ranking.some((place: number, i: number) => place !== ranking[i]);
    const fiedler: number[] = expected.fiedler_unit_sign_maxabs_positive ?? [];
    const sign = fiedler.reduce((sum, entry, i) => sum + entry * scores[i]!, 0) < 0 ? -1 : 1;
    const given = expectations(testCase);
    return [
      given('similarity', rowsOf(similarity)),
      given('laplacian', rowsOf(laplacian(similarity) as DenseMatrix)),
      given('eigvals_perp_ones', eigenvaluesOffOnes(similarity)),
      ...(testCase.rank_unique_up_to_flip
        ? [
            given(flipped ? 'ranking_flipped' : 'ranking', ranking),
            given(
              'fiedler_unit_sign_maxabs_positive',
              scores.map((score) => score * sign),
            ),
          ]
        : []),
      ...(await compareRankingLosses(testCase, [features], predictions, expected.ranking)),
    ];
  },
  async rank_losses_fixed_ranking(testCase) {
    return compareRankingLosses(testCase, [testCase.features], testCase.predictions, testCase.ranking);
  },
  async gclss(testCase) {
    const { expected, predictions, labels } = testCase;
    const unlabelled = viewsOf(testCase, 'unlabelled_features');
    const labelled = viewsOf(testCase, 'labelled_features');
    const joint = similarityMatrix(unlabelled.map((rows, v) => [...rows, ...labelled[v % labelled.length]!]));
    const { scores, ranking } = recoverRanking(joint, { labels: [...unlabelled[0]!.map(() => Number.NaN), ...labels] });
    const count = unlabelled[0]!.length;
    const given = expectations(testCase);
    const left = rowsOf(laplacian(joint) as DenseMatrix).slice(0, count);
    const { mean, deviation } = meanAndDeviation(labels);
    return [
      given('similarity', rowsOf(joint)),
      given(
        'laplacian_uu',
        left.map((row) => row.slice(0, count)),
      ),
      given(
        'laplacian_ul',
        left.map((row) => row.slice(count)),
      ),
      given('eig_Luu', symmetricEigen(left.map((row) => row.slice(0, count))).values),
      ...(testCase.ranking_unique
        ? [
            given(
              'harmonic_scores',
              scores.map((score) => (score - mean) / deviation),
            ),
            given('ranking', ranking),
          ]
        : []),
      ...(await compareRankingLosses(testCase, unlabelled, predictions, expected.ranking)),
    ];
  },
  dp_selection: compareSelections,
  cv_and_dp_selection(testCase) {
    const views = viewsOf(testCase, 'features');
    const { data, size } = coefficientOfVariation(views, { variant: 'released' });
    return [
      { what: 'matrix', actual: rowsOf({ data, size }), expected: testCase.matrix, tolerance: testCase.tol ?? 1e-9 },
      ...compareSelections(testCase),
    ];
  },
  perturbation_bound(testCase) {
    const result = perturbationTolerance(testCase.matrix);
    const { sigma_min, lambda1, lambdan, inf_norm, term1, term2, bound } = testCase.expected;
    const tolerance = testCase.tol ?? 1e-9;
    return [
      { what: 'sigma_min', actual: result.smallestSingularValue, expected: sigma_min, tolerance },
      { what: 'lambda1', actual: result.smallestEigenvalue, expected: lambda1, tolerance },
      { what: 'lambdan', actual: result.largestEigenvalue, expected: lambdan, tolerance },
      { what: 'inf_norm', actual: result.infinityNorm, expected: inf_norm, tolerance },
      { what: 'term1', actual: result.singularTerm, expected: term1, tolerance },
      { what: 'term2', actual: result.orderTerm, expected: term2, tolerance },
      { what: 'bound', actual: result.tolerance, expected: bound, tolerance },
    ];
  },
};

type Rows = number[][];

/** The two ranking losses and their gradients in float64; in float32, differences that tie in decimals would be decided by round-off. */
async function compareRankingLosses(
  testCase: GoldenCase,
  views: Rows[],
  predictions: number[],
  ranking: number[],
): Promise<Comparison[]> {
  const interpolation = testCase.lambda_;
  const { unlabeledContrastive, rankingSupervision } = rankingLosses(views, predictions, ranking, { interpolation });
  const { expected } = testCase;
  const given = expectations(testCase);
  const columns = views[0]![0]!.length;
  const gradients = unlabeledContrastive.gradients.map((gradient) => chunks(gradient, columns));
  const names = ['grad_feature', 'grad_feature_unlabelled', 'grad_feature_unlabelled_view0', 'grad_feature_view0'];
  const later = ['grad_feature_unlabelled_view1', 'grad_feature_view1'];
  return [
    given('loss_feature_ranksim', unlabeledContrastive.loss),
    ...names.filter((name) => name in expected).map((name) => given(name, gradients[0])),
    ...later.filter((name) => name in expected).map((name) => given(name, gradients[1])),
    given('loss_pred_ranksim', rankingSupervision.loss),
    given('grad_pred', rankingSupervision.gradient),
    ...(await compareRanks(testCase, views, ranking)),
  ];
}

async function compareRanks(testCase: GoldenCase, views: Rows[], ranking: number[]): Promise<Comparison[]> {
  const { label_ranks_normalised: labels, feature_ranks_normalised: features } = testCase.expected;
  if (labels === undefined || features === undefined) return [];
  await init();
  const closeness = ranking.map((a) => ranking.map((b) => -Math.abs(a - b)));
  const ranks = async (rows: Rows) => blackboxRank(tensor(rows)).array();
  return [
    { what: 'label_ranks_normalised', actual: await ranks(closeness), expected: labels, tolerance: 2e-5 },
    {
      what: 'feature_ranks_normalised',
      actual: await ranks(rowsOf(similarityMatrix(views))),
      expected: features,
      tolerance: 2e-5,
    },
  ];
}

function compareSelections({ matrix, m, expected }: GoldenCase): Comparison[] {
  const pairs = [
    ['released_code_selection', 'released_code_value', 'dp', 'released'],
    ['dp_on_negated_matrix_selection', 'dp_on_negated_value', 'dp', 'robust'],
    ['exact_min_selection', 'exact_min_value', 'exact', 'robust'],
    ['exact_max_selection', 'exact_max_value', 'exact', 'released'],
  ] as const;
  return pairs.flatMap(([selectionName, valueName, method, variant]) => {
    const { selection, value } = selectRobustSamples(matrix, m, { method, variant });
    return [
      { what: selectionName, actual: selection, expected: expected[selectionName], tolerance: 0 },
      { what: valueName, actual: value, expected: expected[valueName], tolerance: 1e-9 },
    ];
  });
}

function expectations(testCase: GoldenCase) {
  const tolerance = testCase.tol ?? testCase.tolerance ?? 1e-9;
  return (what: string, actual: unknown): Comparison => ({
    what,
    actual,
    expected: testCase.expected[what],
    tolerance,
  });
}

/** One matrix, or one per view: `features`, or `features_view0` and `features_view1`, in the order of their names. */
function viewsOf(testCase: GoldenCase, prefix: string): Rows[] {
  const names = Object.keys(testCase).filter((name) => name.startsWith(prefix));
  return names.sort().map((name) => testCase[name]);
}

/** The eigenvalues of the Laplacian but for that of the constant vector, which is 0. */
function eigenvaluesOffOnes(similarity: DenseMatrix): number[] {
  const values = Array.from(symmetricEigen(laplacian(similarity)).values);
  const nearest = values.reduce((best, value, k) => (Math.abs(value) < Math.abs(values[best]!) ? k : best), 0);
  return values.filter((_, k) => k !== nearest);
}

function meanAndDeviation(labels: number[]) {
  const mean = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const squares = labels.reduce((sum, label) => sum + (label - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (labels.length - 1)) };
}

function rowsOf({ data, size }: DenseMatrix): Rows {
  return chunks(data, size);
}

function chunks(values: Float64Array, length: number): Rows {
  return Array.from({ length: values.length / length }, (_, i) =>
    Array.from(values.subarray(i * length, (i + 1) * length)),
  );
}
