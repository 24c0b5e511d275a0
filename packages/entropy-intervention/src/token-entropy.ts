import { checkInteger, checkOption, ShapeError } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { isTensor, type Tensor } from '@cairn-ml/tensor';
import { checkTemperature } from './internal/check-temperature.js';
import { entropyOfLogits } from './internal/entropy-of-logits.js';
import { entropyOf, rowStatistics } from './internal/row-statistics.js';

/** Options of {@link tokenEntropy}. */
export interface TokenEntropyOptions {
  /** What logits are divided by, above 0. Default 1. */
  temperature?: number;
  /** `'nats'` (default), or `'normalized'`: divided by the logarithm of the size of the vocabulary, from 0 to 1. */
  unit?: 'nats' | 'normalized';
  /** Of tensors: how many entries of the vocabulary are worked on at a time. Default 8192. Smaller needs less memory, larger is faster. */
  chunkSize?: number;
}

/**
 * The entropy of each token's distribution: `H = -Σ p log p`, p the softmax of the logits, in nats.
 *
 * From 0 to log V. A logit of -Infinity is a token that cannot be (released programs give NaN there). Rounding never gives less than 0.
 *
 * A tensor `[…, vocabulary]` gives a tensor of one axis less, differentiable: `∂H/∂z = -p (log p + H)`. It is worked through chunk by chunk, so that
 * beside the logits (and, in training, their gradient) only chunks are held. A token whose logits are all -Infinity has entropy 0 and no gradient.
 * Rows of numbers are computed in float64. For large `Float32Array`s, `tokenStatistics` is the fast way.
 *
 * @param logits - Before the softmax; log-probabilities are logits too.
 * @throws {InvalidArgumentError} for options out of range; in rows, for NaN, +Infinity, or nothing but -Infinity
 * @throws {ShapeError} for a tensor without axes
 *
 * @example
 * ```ts
 * import { tokenEntropy } from '@cairn-ml/entropy-intervention';
 * import { grad, init, sum, tensor } from '@cairn-ml/tensor';
 *
 * tokenEntropy([[0, 0, 0, 0], [0, -Infinity, 1, -Infinity]]); // [1.386294, 0.582203]
 * tokenEntropy([[2, 0, -1, 0.5]], { temperature: 2, unit: 'normalized' }); // [0.8920]
 *
 * await init();
 * const logits = tensor([[0.3, -1.2, 2, 0.7]]);
 * await tokenEntropy(logits).data(); // Float32Array [0.9344]
 * await grad((z) => sum(tokenEntropy(z)))(logits).data(); // Float32Array [0.1427, 0.0727, -0.3554, 0.1400]
 * ```
 *
 * Source: definition; `entropy_from_logits` and its chunked form in verl.
 */
export function tokenEntropy(logits: Tensor, options?: TokenEntropyOptions): Tensor;
export function tokenEntropy(logits: TokenRows, options?: TokenEntropyOptions): Float64Array;
export function tokenEntropy(logits: Tensor | TokenRows, options: TokenEntropyOptions = {}): Tensor | Float64Array {
  const caller = 'tokenEntropy';
  const { temperature = 1, unit = 'nats', chunkSize = 8192 } = options;
  checkTemperature(caller, temperature);
  checkOption(caller, 'unit', unit, ['nats', 'normalized']);
  checkInteger(caller, 'chunkSize', chunkSize, { min: 1 });
  /** The entropy of one token is 0 in any unit. */
  const largest = (vocabulary: number) => (unit === 'nats' || vocabulary === 1 ? 1 : Math.log(vocabulary));
  if (!isTensor(logits))
    return Float64Array.from(
      logits,
      (row) => entropyOf(rowStatistics(caller, row, 0, row.length, temperature)) / largest(row.length),
    );
  if (logits.rank === 0) throw new ShapeError(caller, 'logits', 'be [..., vocabulary]', []);
  return entropyOfLogits(logits, { temperature, chunkSize, scale: 1 / largest(logits.shape.at(-1)!) });
}
