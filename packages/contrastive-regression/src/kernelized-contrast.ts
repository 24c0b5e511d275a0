import { checkOption } from '@cairn-ml/numeric';
import {
  add,
  div,
  eye,
  logSumExp,
  matMul,
  max,
  mul,
  stopGradient,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tidy,
} from '@cairn-ml/tensor';
import { checkPositive } from './internal/check-positive.js';
import { countBelow } from './internal/count-below.js';
import { fartherLogSums } from './internal/farther-log-sums.js';
import { gaussianKernel, rowShares } from './internal/kernel-shares.js';
import { logOfZero } from './internal/log-sum-exp-scan.js';
import { type DistanceOrder, orderByDistance } from './internal/order-by-distance.js';
import { pairTensor } from './internal/pair-tensor.js';
import { readEmbeddings } from './internal/read-embeddings.js';
import { labelDistance, readLabels } from './internal/read-labels.js';
import { type AnchorOptions, checkAnchorOptions, reduceAnchors } from './internal/reduce.js';
import { unitRows } from './internal/unit-rows.js';
import type { LabelValues } from './label-values.js';

/** Options of {@link kernelizedContrast}. */
export interface KernelizedContrastOptions extends AnchorOptions {
  /**
   * Who is pushed away. `'expw'` (default): everyone, by `1 - K`. `'threshold'`: for each positive, those farther from the anchor than it.
   * `'yaware'`: everyone alike. `'supcon'`: the same, with equal labels as the positives.
   */
  method?: 'expw' | 'threshold' | 'yaware' | 'supcon';
  /** The width of the Gaussian kernel, in units of the labels (σ). Default 5; `'supcon'` has none. */
  bandwidth?: number;
  /** Divides the cosines. Default 0.07. */
  temperature?: number;
  /**
   * `'paper'` (default), or `'released'`: `'expw'` shifts logits by their largest before it weighs them, which changes the loss;
   * `'threshold'` has one denominator per anchor, in which row j counts as often as there are rows farther from j than the anchor is.
   */
  variant?: 'paper' | 'released';
}

/**
 * Contrastive losses with continuous labels as a kernel: `l_i = Σ_j K_ij / Σ_k K_ik · (log N_ij - s_ij)` with `s_ij = cos(z_i, z_j) / t`,
 * `K_ij = exp(-|y_i - y_j|² / (2 σ²))` and `K_ii = 0`.
 *
 * The sum of negatives N is `Σ_{k≠i} e^{s_ik}` for `'yaware'` and `'supcon'` (`K_ij = [y_i = y_j]`), `Σ_{k≠i} e^{s_ik (1 - K_ik)}` for `'expw'`
 * and `Σ_{k: K_ik < K_ij} e^{s_ik}` for `'threshold'`, where a positive that nobody is farther than has no term. O(n²) memory.
 * An anchor without positives gives 0.
 *
 * @param embeddings - `[samples, dim]`, or `[samples, views, dim]`; the views are rows of their own (anchors are sample by sample).
 * @param labels - One number, or one row of numbers, per sample.
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for labels or weights that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { kernelizedContrast } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const features = tensor([[1, 0], [0.8, 0.6], [0, 1]]);
 * (await kernelizedContrast(features, [30, 32, 60], { method: 'threshold', temperature: 1 }).data())[0]; // -0.515
 * ```
 *
 * Source: Barbano et al. 2023, Contrastive learning for regression in multi-site brain age prediction, equations 2 to 4; defaults and released
 * variants from the authors' code; `'supcon'`: Khosla et al. 2020.
 */
export function kernelizedContrast(
  embeddings: Tensor,
  labels: LabelValues,
  options: KernelizedContrastOptions = {},
): Tensor {
  const caller = 'kernelizedContrast';
  const { method = 'expw', bandwidth = 5, temperature = 0.07, variant = 'paper' } = options;
  checkOption(caller, 'method', method, ['expw', 'threshold', 'yaware', 'supcon']);
  checkPositive(caller, 'bandwidth', bandwidth);
  checkPositive(caller, 'temperature', temperature);
  checkOption(caller, 'variant', variant, ['paper', 'released']);
  return tidy(() => {
    const { rows, count, views } = readEmbeddings(caller, embeddings);
    const read = readLabels(caller, labels, embeddings.shape[0]!, views);
    checkAnchorOptions(caller, options, count);
    if (count < 2) return reduceAnchors(mul(sum(rows, 1), 0), options);
    const distance = (i: number, j: number) => labelDistance(read, i, j);
    const equal = (i: number, j: number) => (distance(i, j) === 0 ? 1 : 0);
    const kernel = method === 'supcon' ? equal : gaussianKernel(read, bandwidth);
    const shares = rowShares(count, kernel);
    const unit = unitRows(rows);
    const logits = div(matMul(unit, unit, false, true), temperature) as Tensor2D;

    if (method === 'threshold' && variant === 'paper') {
      const order = orderByDistance(count, distance);
      const { weights, counts } = strictlyFarther(order, shares);
      const drawn = sum(mul(logits, tensor(weights, [count, count])), 1);
      return reduceAnchors(sub(fartherLogSums(logits, order, counts), drawn), options);
    }
    const others = mul(eye(count), logOfZero);
    let terms = logits;
    if (method === 'expw') {
      const factors = pairTensor(count, (i, j) => 1 - kernel(i, j));
      const shift = variant === 'paper' ? 0 : stopGradient(max(logits, 1, true));
      terms = add(mul(sub(logits, shift), factors), shift) as Tensor2D;
    }
    if (method === 'threshold') terms = add(logits, tensor(logNumberFarther(count, kernel, shares), [count, count]));
    const pulls = sub(logSumExp(add(terms, others), 1, true), logits);
    return reduceAnchors(sum(mul(tensor(shares, [count, count]), pulls), 1), options);
  });
}

/** The shares of positives that someone is farther than, by pair; and summed up at the place where the farther ones begin. */
function strictlyFarther({ positions, runs }: DistanceOrder, shares: Float64Array) {
  const counts = new Float32Array(runs.length);
  const weights = new Float32Array(shares.length);
  const count = Math.sqrt(shares.length);
  const others = count - 1;
  for (let i = 0; i < count; i++) {
    const next = new Int32Array(others);
    for (let start = 0; start < others; start += runs[i * others + start]!)
      next.fill(start + runs[i * others + start]!, start, start + runs[i * others + start]!);
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const farther = next[positions[i * count + j]! - i * others]!;
      if (farther === others) continue;
      weights[i * count + j] = shares[i * count + j]!;
      counts[i * others + farther]! += shares[i * count + j]!;
    }
  }
  return { weights, counts };
}

/**
 * `log #{k: K_jk < K_ij}` of each pair; a row without any loses its shares, for it has no denominator.
 */
function logNumberFarther(count: number, kernel: (i: number, j: number) => number, shares: Float64Array): Float64Array {
  const numbers = new Float64Array(count * count);
  const withSelf = (i: number, j: number) => (i === j ? 1 : kernel(i, j));
  for (let j = 0; j < count; j++) {
    const sorted = Float64Array.from({ length: count }, (_, k) => withSelf(j, k)).sort();
    for (let i = 0; i < count; i++)
      numbers[i * count + j] = Math.max(Math.log(countBelow(sorted, withSelf(i, j))), logOfZero);
  }
  for (let i = 0; i < count; i++) {
    const row = numbers.subarray(i * count, (i + 1) * count);
    if (row.every((number, j) => j === i || number === logOfZero)) shares.fill(0, i * count, (i + 1) * count);
  }
  return numbers;
}
