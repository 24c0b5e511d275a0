import { checkOption } from '@cairn-ml/numeric';
import { add, div, eye, logSumExp, matMul, mul, sub, sum, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import { checkPositive } from './internal/check-positive.js';
import { gaussianKernel, rowShares } from './internal/kernel-shares.js';
import { logOfZero } from './internal/log-sum-exp-scan.js';
import { readEmbeddings } from './internal/read-embeddings.js';
import { readLabels } from './internal/read-labels.js';
import { type AnchorOptions, checkAnchorOptions, reduceAnchors } from './internal/reduce.js';
import { unitRows } from './internal/unit-rows.js';
import type { LabelValues } from './label-values.js';

/** Options of {@link yAwareInfoNCE}. */
export interface YAwareInfoNCEOptions extends AnchorOptions {
  /** The width of the Gaussian kernel, in units of the labels (σ). Default 5, as in the authors' code for age. */
  bandwidth?: number;
  /** Divides the cosines. Default 0.1. */
  temperature?: number;
  /**
   * `'paper'` (default), or `'released'`: the code divides column j of the kernel by the sum of row j, and multiplies every anchor's loss by the
   * number of views (it averages over samples and not over rows).
   */
  variant?: 'paper' | 'released';
}

/**
 * y-Aware InfoNCE: other rows are positives to the degree that their labels are near.
 *
 * With `K_ij = exp(-|y_i - y_j|² / (2 σ²))`, `K_ii = 0`: `l_i = -Σ_j K_ij / Σ_k K_ik · log( e^{s_ij} / Σ_{k≠i} e^{s_ik} )`,
 * `s_ij = cos(z_i, z_j) / t`. An anchor whose kernel row is 0 (no label within reach, one view) gives 0.
 *
 * @param embeddings - `[samples, dim]`, or `[samples, views, dim]`; the views are rows of their own (anchors are sample by sample).
 * @param labels - One number, or one row of numbers, per sample.
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for labels or weights that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { yAwareInfoNCE } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const features = tensor([[1, 0], [0.8, 0.6], [0, 1]]);
 * (await yAwareInfoNCE(features, [30, 32, 60], { temperature: 1 }).data())[0]; // 0.487
 * ```
 *
 * Source: Dufumier et al. 2021, Contrastive learning with continuous proxy meta-data for 3D MRI classification, equation 2.
 */
export function yAwareInfoNCE(embeddings: Tensor, labels: LabelValues, options: YAwareInfoNCEOptions = {}): Tensor {
  const caller = 'yAwareInfoNCE';
  const { bandwidth = 5, temperature = 0.1, variant = 'paper' } = options;
  checkPositive(caller, 'bandwidth', bandwidth);
  checkPositive(caller, 'temperature', temperature);
  checkOption(caller, 'variant', variant, ['paper', 'released']);
  return tidy(() => {
    const { rows, count, views } = readEmbeddings(caller, embeddings);
    const read = readLabels(caller, labels, embeddings.shape[0]!, views);
    checkAnchorOptions(caller, options, count);
    const shares = rowShares(count, gaussianKernel(read, bandwidth));
    const weights = tensor(variant === 'paper' ? shares : transposed(shares, count, views), [count, count]);
    const unit = unitRows(rows);
    const logits = add(div(matMul(unit, unit, false, true), temperature), mul(eye(count), logOfZero));
    return reduceAnchors(sum(mul(weights, sub(logSumExp(logits, 1, true), logits)), 1), options);
  });
}

/** The kernel is symmetric, so that dividing columns is the transpose of dividing rows. */
function transposed(shares: Float64Array, count: number, factor: number): Float64Array {
  return shares.map((_, k) => factor * shares[(k % count) * count + Math.floor(k / count)]!);
}
