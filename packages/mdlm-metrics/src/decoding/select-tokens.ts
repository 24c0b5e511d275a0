import { checkInteger, checkLength, checkNoNaN, checkNumber } from '@cairn-ml/numeric';

/** Indices in ascending order of `key`, ties by index. */
function ascending(key: ArrayLike<number>): Int32Array {
  return Int32Array.from({ length: key.length }, (_, i) => i).sort((a, b) => key[a]! - key[b]! || a - b);
}

function descending(score: ArrayLike<number>): Int32Array {
  return ascending(Float64Array.from({ length: score.length }, (_, i) => -score[i]!));
}

/**
 * The indices of the k largest scores, ascending; ties go to the lower index. All where there are fewer.
 *
 * @throws {InvalidArgumentError} for NaN, and a `k` that is not an integer of at least 0
 *
 * @example
 * ```ts
 * import { selectTopK } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * selectTopK([0.2, 0.9, 0.5], 2); // [1, 2]
 * ```
 *
 * Source: the transfer of LLaDA's `generate` and of Dream's `_sample`.
 */
export function selectTopK(scores: ArrayLike<number>, k: number): Int32Array {
  checkNoNaN('selectTopK', 'scores', scores);
  checkInteger('selectTopK', 'k', k, { min: 0 });
  return descending(scores).slice(0, k).sort();
}

/**
 * The indices of all confidences of at least `threshold`, ascending, and in any case of the largest.
 *
 * @throws {InvalidArgumentError} for NaN, and a `threshold` that is not finite
 *
 * @example
 * ```ts
 * import { selectByThreshold } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * selectByThreshold([0.99, 0.7, 0.95, 0.5, 0.91], 0.9); // [0, 2, 4]
 * selectByThreshold([0.3, 0.2], 0.9); // [0]
 * ```
 *
 * Source: Fast-dLLM, `get_transfer_index` of the authors' code.
 */
export function selectByThreshold(confidence: ArrayLike<number>, threshold: number): Int32Array {
  checkNoNaN('selectByThreshold', 'confidence', confidence);
  checkNumber('selectByThreshold', 'threshold', threshold);
  const best = descending(confidence)[0];
  return Int32Array.from(Array.from({ length: confidence.length }, (_, i) => i)).filter(
    (i) => i === best || confidence[i]! >= threshold,
  );
}

/** Options of {@link selectByFactor}. */
export interface SelectByFactorOptions {
  /**
   * Whether to take the least confident token when all others pass, though it may fail its own test, as the released code does: its loop ends on the same
   * index whether or not the last token passes. Default false.
   */
  released?: boolean;
}

/**
 * The indices of the m largest confidences, ascending, m being the largest for which each of them passes: the j-th (from 1) needs `1 - factor / (j + 1)`, the
 * first always passes.
 *
 * The more tokens are written at once, the surer each has to be.
 *
 * @throws {InvalidArgumentError} for NaN, and a `factor` that is not a number of at least 0
 *
 * @example
 * ```ts
 * import { selectByFactor } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * selectByFactor([0.99, 0.7, 0.95, 0.5, 0.91], 0.4); // [0, 2, 4]
 * selectByFactor([0.9, 0.1], 0.5, { released: true }); // [0, 1]
 * selectByFactor([0.9, 0.1], 0.5); // [0]
 * ```
 *
 * Source: Fast-dLLM, `get_transfer_index_dynamic` of the authors' code, with `released: true` to the letter.
 */
export function selectByFactor(
  confidence: ArrayLike<number>,
  factor: number,
  options: SelectByFactorOptions = {},
): Int32Array {
  const { released = false } = options;
  checkNoNaN('selectByFactor', 'confidence', confidence);
  checkNumber('selectByFactor', 'factor', factor, { min: 0 });
  const order = descending(confidence);
  let count = Math.min(1, order.length);
  while (count < order.length && confidence[order[count]!]! >= 1 - factor / (count + 2)) count++;
  if (released && count === order.length - 1) count++;
  return order.slice(0, count).sort();
}

/** Options of {@link selectByEntropyBound}. */
export interface SelectByEntropyBoundOptions {
  /** What to sort by, least first, instead of the entropies: negative confidences or margins. */
  error?: ArrayLike<number>;
}

/**
 * The indices, ascending, of as many of the surest tokens as keep the bound: with U in order of entropy, `Σ_{i in U} H_i - max_{i in U} H_i <= gamma`, and at
 * least one.
 *
 * The left side bounds what writing U at once can lose against writing it one by one. `gamma = 0` writes tokens one by one, but for those without any entropy.
 *
 * @param entropy - In nats.
 * @throws {ShapeError} when `error` has another length
 * @throws {InvalidArgumentError} for NaN, and a `gamma` that is not a number of at least 0
 *
 * @example
 * ```ts
 * import { selectByEntropyBound } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * selectByEntropyBound([0.05, 0.6, 0.02, 1.1, 0.3], 0.4); // [0, 1, 2, 4]
 * ```
 *
 * Source: EB-Sampler (Ben-Hamu et al. 2025), as implemented in UNI-D2.
 */
export function selectByEntropyBound(
  entropy: ArrayLike<number>,
  gamma: number,
  options: SelectByEntropyBoundOptions = {},
): Int32Array {
  const { error = entropy } = options;
  checkNoNaN('selectByEntropyBound', 'entropy', entropy);
  checkNumber('selectByEntropyBound', 'gamma', gamma, { min: 0 });
  checkLength('selectByEntropyBound', 'error', error, entropy.length, 'one entry per entropy');
  checkNoNaN('selectByEntropyBound', 'error', error);
  const order = ascending(error);
  let [sum, largest, count] = [0, -Infinity, 0];
  for (const i of order) {
    sum += entropy[i]!;
    largest = Math.max(largest, entropy[i]!);
    if (count > 0 && sum - largest > gamma) break;
    count++;
  }
  return order.slice(0, count).sort();
}
