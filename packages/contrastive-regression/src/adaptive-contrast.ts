import { checkNumber } from '@cairn-ml/numeric';
import { add, logSumExp, matMul, mul, sub, sum, type Tensor, type Tensor2D, tensor, tidy } from '@cairn-ml/tensor';
import { checkPositive } from './internal/check-positive.js';
import { rowShares } from './internal/kernel-shares.js';
import { logOfZero } from './internal/log-sum-exp-scan.js';
import { pairTensor } from './internal/pair-tensor.js';
import { readEmbeddings } from './internal/read-embeddings.js';
import { labelDistance, readLabels } from './internal/read-labels.js';
import { type AnchorOptions, checkAnchorOptions, reduceAnchors } from './internal/reduce.js';
import { unitRows } from './internal/unit-rows.js';

/** Options of {@link adaptiveContrast}. */
export interface AdaptiveContrastOptions extends AnchorOptions {
  /** Margin per unit of label distance: `2 / number of training samples` for labels from `labelPositions`. */
  marginScale: number;
  /** Multiplies cosines and margins. Default 150, as in the authors' run on EchoNet. */
  scale?: number;
  /** Divides the logits. Default 1. */
  temperature?: number;
}

/**
 * AdaCon: a supervised contrastive loss in which rows with other labels are pushed away by a margin that grows with the distance of the labels.
 *
 * With `m_ij = clamp(marginScale |y_i - y_j|, 0, 2)` and logits `a_ij = scale (cos(z_i, z_j) + m_ij) / t`,
 * `l_i = mean over j ≠ i with y_j = y_i of -log( e^{a_ij} / Σ_{k≠i} e^{a_ik} )`. An anchor without another row of its label gives 0.
 *
 * @param embeddings - `[samples, dim]`, or `[samples, views, dim]`; the views are rows of their own (anchors are sample by sample).
 * @param labels - One number per sample, such as the positions of `labelPositions`.
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for labels or weights that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { adaptiveContrast } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const twoViews = tensor([[[1, 0], [1, 0.1]], [[0, 1], [0.1, 1]]]);
 * (await adaptiveContrast(twoViews, [1, 5], { marginScale: 0.1, scale: 1 }).data())[0]; // 0.798
 * ```
 *
 * Source: Dai, Li, Chiu, Kuo and Cheng 2022, Adaptive contrast for image regression in computer-aided disease assessment, equations 3 and 4;
 * the clamp, the scale and the sign of the margin are of the authors' code.
 */
export function adaptiveContrast(
  embeddings: Tensor,
  labels: ArrayLike<number>,
  options: AdaptiveContrastOptions,
): Tensor {
  const caller = 'adaptiveContrast';
  const { marginScale, scale = 150, temperature = 1 } = options;
  checkNumber(caller, 'marginScale', marginScale, { min: 0 });
  checkPositive(caller, 'scale', scale);
  checkPositive(caller, 'temperature', temperature);
  return tidy(() => {
    const { rows, count, views } = readEmbeddings(caller, embeddings);
    const read = readLabels(caller, labels, embeddings.shape[0]!, views);
    checkAnchorOptions(caller, options, count);
    const distance = (i: number, j: number) => labelDistance(read, i, j);
    const margins = pairTensor(count, (i, j) => (i === j ? logOfZero : Math.min(2, marginScale * distance(i, j))));
    const shares = tensor(
      rowShares(count, (i, j) => (distance(i, j) === 0 ? 1 : 0)),
      [count, count],
    );
    const unit = unitRows(rows);
    const logits = mul(add(matMul(unit, unit, false, true), margins), scale / temperature) as Tensor2D;
    return reduceAnchors(sum(mul(shares, sub(logSumExp(logits, 1, true), logits)), 1), options);
  });
}
