import type { TokenRows } from '@cairn-ml/policy-optimization';
import { cumsum, less, max, min, mul, softmax, stopGradient, type Tensor, topk, where } from '@cairn-ml/tensor';
import { nucleusThreshold } from './internal/nucleus-threshold.js';
import { checkShare, restrictedEntropy } from './internal/restricted-entropy.js';

/** Options of {@link nucleusEntropy}. */
export interface NucleusEntropyOptions {
  /** The share of the probability that the nucleus has at least, from 0 to 1. Default 0.9, this package's. */
  topP?: number;
  /** What logits are divided by before anything else, above 0. Default 1. */
  temperature?: number;
  /** Whether the probabilities of the nucleus are made to sum to 1 (default), or stay: -Σ p log p over the nucleus. */
  renormalize?: boolean;
}

/**
 * The entropy over the nucleus of each token's distribution: the fewest most probable tokens that have `topP` of the probability together. In nats.
 *
 * Exploration among tokens that can be meant: an entropy bonus over the whole vocabulary rewards probability of nonsense, this one does not. Tokens as
 * probable as the last of the nucleus belong to it. The nucleus is a constant: no gradient passes through its choice.
 *
 * @param logits - A tensor `[…, vocabulary]`, which gives a tensor of one axis less, differentiable; or rows of numbers, in float64.
 * @throws {InvalidArgumentError} for options out of range; in rows, for NaN, +Infinity, or nothing but -Infinity
 * @throws {ShapeError} for a tensor without axes
 *
 * @example
 * ```ts
 * import { nucleusEntropy } from '@cairn-ml/entropy-intervention';
 *
 * nucleusEntropy([[2, 1, 0.5, -1, -3]]); // [0.905959]
 * nucleusEntropy([[2, 1, 0.5, -1, -3]], { topP: 0.5 }); // [0]
 * ```
 *
 * Source: SIREN (arXiv 2509.25133), its top-p mask, known second-hand: whether it renormalises is not.
 */
export function nucleusEntropy(logits: Tensor, options?: NucleusEntropyOptions): Tensor;
export function nucleusEntropy(logits: TokenRows, options?: NucleusEntropyOptions): Float64Array;
export function nucleusEntropy(logits: Tensor | TokenRows, options: NucleusEntropyOptions = {}): Tensor | Float64Array {
  const { topP = 0.9, temperature = 1, renormalize = true } = options;
  checkShare('nucleusEntropy', 'topP', topP);
  return restrictedEntropy('nucleusEntropy', logits, {
    temperature,
    renormalize,
    thresholdOfRow: (row) => nucleusThreshold(row, topP, temperature),
    thresholdOfTensor: (z) => thresholdOfTensor(z, topP, temperature),
  });
}

function thresholdOfTensor(logits: Tensor, topP: number, temperature: number): Tensor {
  const last = logits.rank - 1; // some kernels do not take -1
  const { values } = topk(stopGradient(logits), logits.shape[last]!);
  const before = cumsum(softmax(mul(values, 1 / temperature)), last, true);
  const largest = max(values, last, true);
  // the first belongs to it even with topP = 0
  return min(where(less(before, topP), values, largest), last, true);
}
