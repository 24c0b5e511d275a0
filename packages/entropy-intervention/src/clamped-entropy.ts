import type { TokenRows } from '@cairn-ml/policy-optimization';
import { min, stopGradient, type Tensor, topk } from '@cairn-ml/tensor';
import { checkShare, restrictedEntropy } from './internal/restricted-entropy.js';

/** Options of {@link clampedEntropy}. */
export interface ClampedEntropyOptions {
  /** The share of the vocabulary, least probable first, that is left out, from 0 to 1; one token always stays. Default 0.3, the value in AEnt's settings. */
  removedShare?: number;
  /** What logits are divided by, above 0. Default 1. */
  temperature?: number;
  /** Whether the probabilities of the rest are made to sum to 1 (default), or stay: -Σ p log p over the rest. */
  renormalize?: boolean;
}

/**
 * The entropy of each token's distribution over the more probable part of the vocabulary, in nats: `removedShare` of the tokens are left out.
 *
 * Tokens as probable as the last that stays, stay. Which tokens stay is a constant: no gradient passes through it.
 *
 * @param logits - A tensor `[…, vocabulary]`, which gives a tensor of one axis less, differentiable; or rows of numbers, in float64.
 * @throws {InvalidArgumentError} for options out of range; in rows, for NaN, +Infinity, or nothing but -Infinity
 * @throws {ShapeError} for a tensor without axes
 *
 * @example
 * ```ts
 * import { clampedEntropy } from '@cairn-ml/entropy-intervention';
 *
 * clampedEntropy([[1, 1, 0, -2]], { removedShare: 0.5 }); // [0.6931]
 * clampedEntropy([[1, 1, 0, -2]], { removedShare: 0 }); // [1.0967]
 * ```
 *
 * @remarks AEnt is known here by its description: a re-normalised policy on a smaller token space, with the setting `clamp_p` 0.3. That this is the
 * share of the vocabulary that is left out is our reading.
 *
 * Source: AEnt (arXiv 2509.03493), our reconstruction.
 */
export function clampedEntropy(logits: Tensor, options?: ClampedEntropyOptions): Tensor;
export function clampedEntropy(logits: TokenRows, options?: ClampedEntropyOptions): Float64Array;
export function clampedEntropy(logits: Tensor | TokenRows, options: ClampedEntropyOptions = {}): Tensor | Float64Array {
  const { removedShare = 0.3, temperature = 1, renormalize = true } = options;
  checkShare('clampedEntropy', 'removedShare', removedShare);
  /** How many stay; a share such as 0.3 of 10 is 3, whatever the rounding. */
  const kept = (vocabulary: number) => Math.max(1, vocabulary - Math.floor(removedShare * vocabulary + 1e-9));
  return restrictedEntropy('clampedEntropy', logits, {
    temperature,
    renormalize,
    thresholdOfRow: (row) => Float64Array.from(row).sort().at(-kept(row.length))!,
    thresholdOfTensor: (z) => min(topk(stopGradient(z), kept(z.shape.at(-1)!)).values, -1, true),
  });
}
