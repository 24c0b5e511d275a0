import { div, mul, sub, sum, type Tensor, type Tensor2D, tidy } from '@cairn-ml/tensor';
import { checkPositive } from './internal/check-positive.js';
import { fartherLogSums } from './internal/farther-log-sums.js';
import { orderByDistance } from './internal/order-by-distance.js';
import { pairwiseDistances } from './internal/pairwise-distances.js';
import { readEmbeddings } from './internal/read-embeddings.js';
import { labelDistance, readLabels } from './internal/read-labels.js';
import { type AnchorOptions, checkAnchorOptions, reduceAnchors } from './internal/reduce.js';
import type { LabelValues } from './label-values.js';

/** Options of {@link rankNContrast}. */
export interface RankNContrastOptions extends AnchorOptions {
  /** Divides the similarities. Default 2, as in the authors' code. */
  temperature?: number;
}

/**
 * Rank-N-Contrast (RnC, also SupCR): of each anchor i and each other row j, j should be more similar to i than every row whose label is at
 * least as far from i's as j's is.
 *
 * With `s_ij = -‖z_i - z_j‖ / t` and D the L1 distance of labels,
 * `l_i = 1/(n-1) Σ_{j≠i} -log( exp(s_ij) / Σ_{k≠i, D_ik >= D_ij} exp(s_ik) )`. Rows are not normalised.
 *
 * O(n²) memory, O(n² log n) time; the sums are kept as logarithms, so that low temperatures do not underflow. Rows that coincide have
 * distance 0 and gradient 0. Ties of label distances count in the denominator. Fewer than two rows give 0.
 *
 * @param embeddings - `[samples, dim]`, or `[samples, views, dim]`; the views are rows of their own (anchors are sample by sample).
 * @param labels - One number, or one row of numbers, per sample.
 * @returns A scalar, or `[anchors]` for `reduction: 'none'`
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for labels or weights that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { rankNContrast } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const ordered = tensor([[0, 0], [1, 0], [3, 0]]);
 * (await rankNContrast(ordered, [20, 30, 50]).data())[0]; // 0.210
 * (await rankNContrast(ordered, [20, 50, 30]).data())[0]; // 0.544
 * ```
 *
 * Source: Zha et al. 2023, Rank-N-Contrast: learning continuous representations for regression, equations 1 and 2; defaults of the authors' code.
 */
export function rankNContrast(embeddings: Tensor, labels: LabelValues, options: RankNContrastOptions = {}): Tensor {
  const caller = 'rankNContrast';
  const { temperature = 2 } = options;
  checkPositive(caller, 'temperature', temperature);
  return tidy(() => {
    const { rows, count, views } = readEmbeddings(caller, embeddings);
    const read = readLabels(caller, labels, embeddings.shape[0]!, views);
    checkAnchorOptions(caller, options, count);
    if (count < 2) return reduceAnchors(mul(sum(rows, 1), 0), options);
    const order = orderByDistance(count, (i, j) => labelDistance(read, i, j));
    const logits = div(pairwiseDistances(rows), -temperature) as Tensor2D;
    const losses = div(sub(fartherLogSums(logits, order, order.runs), sum(logits, 1)), count - 1);
    return reduceAnchors(losses, options);
  });
}
