import {
  adaptiveContrast,
  blackboxRank,
  conR,
  kernelizedContrast,
  ordinalEntropy,
  rankNContrast,
  rankSimilarity,
  softRank,
  softSort,
  yAwareInfoNCE,
} from '@cairn-ml/contrastive-regression';
import { grads, init, type Tensor, tensor } from '@cairn-ml/tensor';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** Of losses on float32 tensors, relative to the oracle's float64. */
const float32 = 2e-5;

/** Contrastive and ranking losses for regression, in the variants that equal the released programs. */
export const kinds: Record<string, Handler> = {
  rnc: (testCase) => {
    const { labels } = testCase.inputs;
    return compareLoss(testCase, (z) => rankNContrast(z, labels, { temperature: testCase.params.temperature }));
  },
  ranksim: (testCase) => {
    const { labels } = testCase.inputs;
    const interpolation = testCase.params.interpolation_lambda;
    return compareLoss(testCase, (z) => rankSimilarity(z, labels.flat(), { interpolation }));
  },
  ordinal_entropy_diversity: (testCase) => compareLoss(testCase, (z) => ordinalEntropy(z, testCase.inputs.labels)),
  ordinal_entropy_ixi_diversity: (testCase) => compareLoss(testCase, (z) => ordinalEntropy(z, testCase.labels)),
  ordinal_entropy_agedb_tightness: (testCase) =>
    compareLoss(testCase, (z) => ordinalEntropy(z, testCase.labels, { variant: 'tightness' })),
  conr(testCase) {
    const { labels, predictions } = testCase.inputs;
    const { w, e, temperature, weights } = testCase.params;
    const perAnchor = Array.isArray(weights) ? weights.flat() : labels.map(() => weights ?? 1);
    return compareLoss(testCase, (z) =>
      conR(z, labels.flat(), predictions.flat(), {
        window: w,
        strength: e,
        temperature,
        weights: perAnchor,
        pushWeights: perAnchor,
        variant: 'released',
      }),
    );
  },
  adacon(testCase) {
    const { norm_val, scale_s, temperature } = testCase.params;
    const options = { marginScale: norm_val, scale: scale_s, temperature };
    return compareLoss(testCase, (z) => adaptiveContrast(z, testCase.inputs.labels_cdf_position.flat(), options));
  },
  yaware_repo: (testCase) => yaware(testCase, 'released'),
  yaware_row_normalised: (testCase) => yaware(testCase, 'paper'),
  kernelized_supcon_supcon: (testCase) => kernelized(testCase, 'supcon'),
  kernelized_supcon_yaware: (testCase) => kernelized(testCase, 'yaware'),
  kernelized_supcon_threshold: (testCase) => kernelized(testCase, 'threshold'),
  kernelized_supcon_expw: (testCase) => kernelized(testCase, 'expw'),
  soft_rank(testCase) {
    const { values } = testCase.inputs;
    const { ranks, jacobianProduct, gradient } = softRank(values, softOptions(testCase));
    return [
      { what: 'ranks', actual: ranks, expected: testCase.expected.ranks, tolerance: tolerance(testCase, 1e-9) },
      ...compareJacobian(testCase, values.length, jacobianProduct, gradient),
    ];
  },
  soft_sort(testCase) {
    const { values } = testCase.inputs;
    const { sorted, jacobianProduct, gradient } = softSort(values, softOptions(testCase));
    return [
      { what: 'sorted', actual: sorted, expected: testCase.expected.sorted, tolerance: tolerance(testCase, 1e-9) },
      ...compareJacobian(testCase, values.length, jacobianProduct, gradient),
    ];
  },
  async blackbox_rank(testCase) {
    await init();
    const { values, upstream_grad } = testCase.inputs;
    const [x, dy] = [tensor(values) as Tensor, tensor(upstream_grad) as Tensor];
    const rank = (v: Tensor) => blackboxRank(v, { interpolation: testCase.params.lambda_ });
    const ranks = rank(x);
    const [gradient] = grads(rank)([x], dy);
    return [
      {
        what: 'ranks',
        actual: await ranks.array(),
        expected: testCase.expected.ranks_normalised,
        tolerance: tolerance(testCase, float32),
      },
      {
        what: 'gradient',
        actual: await gradient!.array(),
        expected: testCase.expected.grad,
        tolerance: tolerance(testCase, float32),
      },
    ];
  },
};

function yaware(testCase: GoldenCase, variant: 'paper' | 'released') {
  const { sigma, temperature } = testCase.params;
  const options = { bandwidth: sigma, temperature, variant };
  return compareLoss(testCase, (z) => yAwareInfoNCE(z, testCase.inputs.labels, options));
}

function kernelized(testCase: GoldenCase, method: 'supcon' | 'yaware' | 'threshold' | 'expw') {
  const { sigma, temperature } = testCase.params;
  return compareLoss(testCase, (z) =>
    kernelizedContrast(z, testCase.inputs.labels, {
      method,
      bandwidth: sigma ?? 1,
      temperature,
      variant: 'released',
    }),
  );
}

/** The loss and its gradient by the features, as tensors of the device at hand. */
async function compareLoss(testCase: GoldenCase, loss: (features: Tensor) => Tensor): Promise<Comparison[]> {
  await init();
  const { inputs = testCase, expected } = testCase;
  const name = Object.keys(inputs).find((field) => field.startsWith('features'))!;
  const features = tensor(inputs[name]) as Tensor;
  const value = loss(features);
  const [gradient] = grads(loss)([features]);
  // a case whose loss is not given is one where the released program returns NaN, for samples without positives
  return [
    {
      what: 'loss',
      actual: (await value.data())[0],
      expected: expected.loss ?? 'NaN',
      tolerance: tolerance(testCase, float32),
    },
    {
      what: 'gradient',
      actual: await gradient!.array(),
      expected: expected.grad_features ?? expected.grad,
      tolerance: tolerance(testCase, float32),
    },
  ];
}

function softOptions({ params }: GoldenCase) {
  return {
    strength: params.regularization_strength,
    direction: params.direction.toLowerCase(),
    regularization: params.regularization,
  };
}

/** By both products: the columns from J e_j, the rows from Jᵀ e_i. */
function compareJacobian(
  testCase: GoldenCase,
  count: number,
  jacobianProduct: (vector: number[]) => Float64Array,
  gradient: (vector: number[]) => Float64Array,
): Comparison[] {
  const expected = testCase.expected.jacobian;
  if (expected === undefined) return [];
  const unit = (k: number) => Array.from({ length: count }, (_, i) => (i === k ? 1 : 0));
  const columns = Array.from({ length: count }, (_, j) => jacobianProduct(unit(j)));
  const transposed = columns.map((_, j) => expected.map((row: number[]) => row[j]));
  const rows = Array.from({ length: count }, (_, i) => gradient(unit(i)));
  return [
    { what: 'J v', actual: columns, expected: transposed, tolerance: tolerance(testCase, 1e-9) },
    { what: 'vᵀ J', actual: rows, expected: expected, tolerance: tolerance(testCase, 1e-9) },
  ];
}

function tolerance(testCase: GoldenCase, natural: number): number {
  return testCase.tol ?? testCase.tolerance ?? natural;
}
