import {
  adaptEntropyCoefficient,
  clipCovarianceWeights,
  entropyAdversarialSample,
  entropyBand,
  entropyGradient,
  klCovarianceLoss,
  nucleusEntropy,
  nucleusTokens,
  selectEntropyQuantile,
  selectHighCovariance,
  selectModerateEntropy,
  selectTopEntropy,
  type TokenSelection,
  tokenCovariance,
  tokenEntropy,
} from '@cairn-ml/entropy-intervention';
import {
  type Aggregation,
  aggregateTokenLosses,
  clippedPolicyLoss,
  klEstimate,
  policyDiagnostics,
} from '@cairn-ml/policy-optimization';
import { grad, init, sum, type Tensor, tensor } from '@cairn-ml/tensor';
import { type Policy, policyOf } from '../../../packages/entropy-intervention/test/policy.js';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';
import { kinds as policy } from './policy.js';

/** Of float32 tensors, against the oracle's float64. */
const float32 = 1e-6;

/** Token entropies, selections, covariance controls, the entropy controller, and adversarial images. */
export const kinds: Record<string, Handler> = {
  'group:entropy'(testCase) {
    const { logits, p, temperature } = testCase.input;
    if (p !== undefined) {
      const [H] = nucleusEntropy([logits], { topP: p });
      return whole(testCase, { H, support: nucleusTokens(logits, { topP: p }) });
    }
    const unit = testCase.id.includes('normalised') ? 'normalized' : 'nats';
    const rows = logits.map((row: unknown[]) => row.map(Number));
    return whole(testCase, tokenEntropy(rows, { unit, ...(temperature && { temperature }) }));
  },
  'group:entropy_agg'(testCase) {
    const { logits, mask, mode } = testCase.input;
    const entropies = logits.map((rows: number[][]) => tokenEntropy(rows));
    const aggregation = aggregations.get(mode)!;
    const options = { aggregation, mask, maxLength: mask[0].length };
    return whole(testCase, {
      tokenEntropy: entropies,
      value: aggregateTokenLosses(entropies, { ...options, lengthEpsilon: 1e-8 }),
      exact: aggregateTokenLosses(entropies, options),
    });
  },
  async 'group:entropy_grad'({ input, expected, tol }) {
    await init();
    const gradient = await grad((z: Tensor) => sum(tokenEntropy(z)))(tensor([input.logits])).data();
    return [
      { what: 'H', actual: tokenEntropy([input.logits])[0], expected: expected.H, tolerance: tol },
      { what: 'grad', actual: gradient, expected: expected.grad, tolerance: float32 },
    ];
  },
  'group:mask'(testCase) {
    const { entropy, mask, topRatio, quantile, qLow, qHigh } = testCase.input;
    if (topRatio !== undefined) {
      // which of two equal entropies is taken is torch's secret: what was taken is compared
      const taken = (selection: ArrayLike<number>[]) =>
        entropy.flatMap((row: number[], i: number) => row.filter((_, t) => selection[i]![t])).sort();
      const actual = taken(selectTopEntropy(entropy, { mask, ratio: topRatio }));
      return [{ what: 'entropies', actual, expected: taken(testCase.expected), tolerance: testCase.tol }];
    }
    if (quantile !== undefined) return whole(testCase, selectEntropyQuantile(entropy, { mask, quantile }));
    const options = { mask, low: qLow, high: qHigh };
    const { low, high } = entropyBand(entropy, options);
    return whole(testCase, { mask: selectModerateEntropy(entropy, options), lo: low[0], hi: high[0] });
  },
  'group:policy_loss'(testCase, file) {
    if (testCase.input.clip_ratio !== undefined) return policy['group:policy_loss']!(testCase, file);
    return whole(testCase, policyLoss(testCase.input));
  },
  'group:controller'(testCase) {
    const { init: start, entropies, ...options } = testCase.input;
    let coefficient = start as number;
    return whole(
      testCase,
      entropies.map((entropy: number) => {
        const next = adaptEntropyCoefficient(coefficient, entropy, options);
        coefficient = next.coefficient;
        return [coefficient, entropy <= options.target ? 1 : 0];
      }),
    );
  },
  'group:egas': (testCase, file) => adversarial(testCase, file),
};

const aggregations = new Map<string, Aggregation>([
  ['token-mean', 'tokenMean'],
  ['seq-mean-token-mean', 'sequenceMean'],
  ['seq-mean-token-sum', 'sequenceSum'],
  ['seq-mean-token-sum-norm', 'fixedLengthSum'],
]);

function policyLoss(input: GoldenCase): GoldenCase {
  const { logProb, oldLogProb, advantages, mask, klCovRatio, clipCovRatio } = input;
  if (klCovRatio !== undefined) {
    const selection = selectHighCovariance(logProb, advantages, { mask, ratio: klCovRatio });
    const distances = logProb.map((row: number[], i: number) => klEstimate(row, oldLogProb[i], { kind: 'absolute' }));
    return {
      loss: klCovarianceLoss(logProb, oldLogProb, advantages, { mask, selection, klCoefficient: input.ppoKlCoef }),
      'actor/ppo_kl': aggregateTokenLosses(distances, { mask }),
    };
  }
  if (clipCovRatio === undefined) return { cov: tokenCovariance(logProb, advantages, { mask }) };
  const { clipCovLb: low, clipCovUb: high, clipRatio } = input;
  const options = { mask, clipLow: clipRatio, clipHigh: clipRatio };
  const weights = clipCovarianceWeights(logProb, oldLogProb, advantages, {
    ...options,
    ratio: clipCovRatio,
    low,
    high,
  });
  const left = weights.map((row) => row.map((weight) => 1 - weight));
  return {
    loss: clippedPolicyLoss(logProb, oldLogProb, advantages, { ...options, weights }),
    'actor/pg_clipfrac': aggregateTokenLosses(left, { mask }),
    'actor/ppo_kl': policyDiagnostics(logProb, oldLogProb, advantages, { mask }).approximateKl,
  };
}

async function adversarial({ id, input, expected }: GoldenCase, file: GoldenCase): Promise<Comparison[]> {
  await init();
  const cases = file.cases as GoldenCase[];
  const model = policyOf(input.model ? cases.find((other) => other.id === input.model)!.input : input);
  const { mask } = model;
  const image = input.image === 'all ones' ? model.image.map(() => 1) : model.image;
  const select = selectionOf(input);
  const normalization = input.mean && { mean: input.mean, std: input.std, axis: 0 };
  const shape = model.shape;
  const seen = normalization
    ? image.map((value, i) => (value - input.mean[channelOf(i, shape)]) / input.std[channelOf(i, shape)])
    : image;
  const question = {
    image: tensor(Float32Array.from(seen), shape),
    forward: normalization ? model.normalized(input.mean, input.std) : model.forward,
    responses: model.responses,
  };
  const { momentum, ...options } = {
    epsilon: input.eps ?? 8 / 255,
    steps: input.steps ?? 1,
    norm: input.norm ?? 'linf',
    momentum: input.mu ?? 0,
    ...(input.alpha && { stepSize: input.alpha }),
  };
  const sample = await entropyAdversarialSample({
    ...question,
    ...options,
    momentum,
    mask,
    ...(select && { selection: select }),
    ...(normalization && { normalization }),
  });
  const clean = entropyGradient({ ...question, selection: sample.selection });
  const changed = Array.from(await sample.image.data());
  const pixels = normalization
    ? changed.map((value, i) => value * input.std[channelOf(i, shape)] + input.mean[channelOf(i, shape)])
    : changed;
  const nested = (values: number[]) => unflatten(values, shape);
  const first = cases.find((other) => other.id === 'E01_fgsm_linf_8_255')?.expected.adv.flat(2) as number[] | undefined;
  const isAfter = 'adv' in expected && !('Jadv' in expected);
  const actual: GoldenCase = {
    tokenEntropy: cut((await clean.entropies.array()) as number[][], mask),
    grad: nested(Array.from(await clean.gradient.data())),
    J: Array.isArray(expected.J) ? sample.objective : sample.objective[isAfter ? sample.objective.length - 1 : 0],
    Jadv: sample.objective.at(-1),
    adv: nested(changed),
    advNormalised: nested(changed),
    advPixels: nested(pixels),
    sameAsE01: Math.max(...pixels.map((value, i) => Math.abs(value - (first?.[i] ?? Number.NaN)))),
    select: sample.selection.map((row) => Array.from(row)),
    l2: Math.hypot(...pixels.map((value, i) => value - image[i]!)),
  };
  return Object.entries(expected).map(([what, value]) => ({
    what: `${id} ${what}`,
    actual: actual[what],
    expected: value,
    tolerance: float32,
  }));
}

function selectionOf({ select, quantile, qLow, qHigh }: GoldenCase) {
  if (select) return select as number[][];
  if (quantile !== undefined)
    return (entropies: Float64Array[], mask: TokenSelection) => selectEntropyQuantile(entropies, { mask, quantile });
  if (qLow === undefined) return undefined;
  return (entropies: Float64Array[], mask: TokenSelection) =>
    selectModerateEntropy(entropies, { mask, low: qLow, high: qHigh });
}

function channelOf(i: number, [, height, width]: Policy['shape']): number {
  return Math.floor(i / (height * width));
}

function cut(rows: number[][], mask: Uint8Array[]): number[][] {
  return rows.map((row, i) => row.slice(0, mask[i]!.length));
}

function unflatten(values: number[], [channels, height, width]: Policy['shape']): number[][][] {
  return Array.from({ length: channels }, (_, c) =>
    Array.from({ length: height }, (_, y) => values.slice((c * height + y) * width, (c * height + y + 1) * width)),
  );
}

function whole(testCase: GoldenCase, actual: unknown): Comparison[] {
  return [{ what: 'result', actual, expected: testCase.expected, tolerance: testCase.tol }];
}
