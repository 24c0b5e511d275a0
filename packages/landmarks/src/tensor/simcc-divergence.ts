import { checkNumber, checkOption, ShapeError } from '@cairn-ml/numeric';
import {
  add,
  cast,
  div,
  equal,
  log,
  logSoftmax,
  mean,
  mul,
  softmax,
  sub,
  sum,
  type Tensor,
  tidy,
  where,
} from '@cairn-ml/tensor';
import type { CodecMode } from '../codec-options.js';
import { checkTensor, sameShape } from '../internal/tensor/map-weights.js';

/** Distributions over the bins of x and of y. */
export interface SimccTensors {
  /** `[batch, landmarks, bins of x]`. */
  x: Tensor;
  /** `[batch, landmarks, bins of y]`. */
  y: Tensor;
}

/** Options of {@link simccDivergence}. */
export interface SimccDivergenceOptions {
  /** How much each landmark counts, `[batch, landmarks]`. Default 1. */
  weights?: Tensor;
  /** Factor of the logits. Default 1; RTMPose uses 10. */
  beta?: number;
  /** Factor of the targets, which then go through a softmax. Default: targets are distributions already. */
  targetBeta?: number;
  /**
   * Default `'exact'`: the divergence is summed over bins and averaged over images and landmarks. `'mmpose'` averages over bins, sums over images, and divides
   * by the number of landmarks only, so that it grows with the batch.
   */
  mode?: CodecMode;
}

/**
 * The Kullback-Leibler divergence of SimCC: of the softmax of predicted logits from target distributions, along x plus along y.
 *
 * `Σ_bins t ln(t / softmax(beta logits))`, where a bin with t = 0 counts nothing.
 *
 * @param predicted - Logits.
 * @param target - Distributions of the same shapes, from `encodeSimcc`; not normalised by this function unless `targetBeta` is given.
 * @returns A scalar.
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for factors that are not positive
 *
 * @example
 * ```ts
 * import { simccDivergence } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const predicted = { x: tensor([[[0, 0]]]), y: tensor([[[0, 0, 0, 0]]]) };
 * const target = { x: tensor([[[0, 1]]]), y: tensor([[[0, 0, 1, 0]]]) };
 * await simccDivergence(predicted, target).data(); // Float32Array [2.0794]
 * ```
 *
 * Source: Li et al. 2022, SimCC; `KLDiscretLoss` of mmpose (759b39c). The reduction of mode `'exact'` is ours.
 */
export function simccDivergence(
  predicted: SimccTensors,
  target: SimccTensors,
  options: SimccDivergenceOptions = {},
): Tensor {
  const { weights, beta = 1, targetBeta, mode = 'exact' } = options;
  for (const axis of ['x', 'y'] as const) {
    checkTensor('simccDivergence', `predicted.${axis}`, predicted[axis]);
    checkTensor('simccDivergence', `target.${axis}`, target[axis]);
    const { shape } = predicted[axis];
    if (shape.length !== 3 || !sameShape(shape.slice(0, 2), predicted.x.shape.slice(0, 2)))
      throw new ShapeError('simccDivergence', `predicted.${axis}`, 'be [batch, landmarks, bins]', shape);
    if (!sameShape(target[axis].shape, shape))
      throw new ShapeError('simccDivergence', `target.${axis}`, `be [${shape.join(', ')}]`, target[axis].shape);
  }
  const [batch, landmarks] = predicted.x.shape as [number, number];
  if (weights && !sameShape(weights.shape, [batch, landmarks]))
    throw new ShapeError('simccDivergence', 'weights', `be [${batch}, ${landmarks}]`, weights.shape);
  checkNumber('simccDivergence', 'beta', beta, { min: Number.MIN_VALUE });
  if (targetBeta !== undefined) checkNumber('simccDivergence', 'targetBeta', targetBeta, { min: Number.MIN_VALUE });
  checkOption('simccDivergence', 'mode', mode, ['exact', 'mmpose']);

  const along = (axis: 'x' | 'y') => {
    const t = targetBeta === undefined ? target[axis] : softmax(mul(target[axis], targetBeta));
    const isEmpty = equal(t, 0);
    const logs = log(where(isEmpty, 1, t) as Tensor);
    const terms = mul(t, sub(logs, logSoftmax(mul(predicted[axis], beta))));
    return mode === 'mmpose' ? mean(terms, -1) : sum(terms, -1);
  };
  return tidy(() => {
    const divergences = add(along('x'), along('y'));
    const weighted = weights ? mul(divergences, cast(weights, 'float32')) : divergences;
    return mode === 'mmpose' ? div(sum(weighted), landmarks) : mean(weighted);
  });
}
