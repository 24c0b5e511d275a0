import { checkInteger, checkLength, ShapeError } from '@cairn-ml/numeric';
import { checkTemperature } from './internal/check-temperature.js';
import { loadKernels } from './internal/kernels.js';
import { entropyOf, rowStatistics, rowStatisticsOfBlocks } from './internal/row-statistics.js';

/** Options of {@link tokenStatistics}. */
export interface TokenStatisticsOptions {
  /** How many logits each token has. */
  vocabularySize: number;
  /** What logits are divided by, above 0. Default 1. */
  temperature?: number;
  /** The token that was chosen at each place, for `chosenLogprob`. */
  chosen?: ArrayLike<number>;
}

/** One number per token. */
export interface TokenStatistics {
  /** log Σ exp(z / temperature). */
  logSumExp: Float64Array;
  /** In nats, from 0 to the logarithm of the size of the vocabulary. */
  entropy: Float64Array;
  /** The probability of the most probable token. */
  topProbability: Float64Array;
  /** How much more probable it is than the next. */
  margin: Float64Array;
  /** The log-probability of the chosen token, where `chosen` was given. */
  chosenLogprob?: Float64Array;
}

/**
 * What the logits of many tokens say, from one read of memory: log-sum-exp, entropy, probability of the first choice, its margin over the second, and
 * log-probability of the chosen token.
 *
 * A `Float32Array` is read in blocks of 32 kB by a SIMD kernel (WebAssembly; sums of at most 256 values in float32, the rest in float64): nothing of
 * the size of the logits is allocated. Other arrays, and places without WebAssembly, are computed in float64 throughout.
 *
 * A logit of -Infinity is a token that cannot be. A vocabulary of one has entropy 0 and margin 1.
 *
 * @param logits - `[tokens, vocabularySize]`, one token after the other.
 * @throws {InvalidArgumentError} for NaN, +Infinity, or a token whose logits are all -Infinity; options out of range
 * @throws {ShapeError} when the logits do not divide into tokens, or `chosen` does not fit
 *
 * @example
 * ```ts
 * import { tokenStatistics } from '@cairn-ml/entropy-intervention';
 *
 * const logits = Float32Array.of(2, 0, -1, 0.5, 0, 0, 0, 0); // two tokens
 * const { entropy, topProbability, margin, chosenLogprob } = tokenStatistics(logits, { vocabularySize: 4, chosen: [0, 3] });
 * console.log(entropy, topProbability); // [0.8783, 1.3863] [0.7101, 0.25]
 * console.log(margin, chosenLogprob); // [0.5517, 0] [-0.3423, -1.3863]
 * ```
 *
 * Source: definitions; the entropy as `entropy_from_logits` of verl, finite where logits are -Infinity.
 */
export function tokenStatistics(logits: ArrayLike<number>, options: TokenStatisticsOptions): TokenStatistics {
  const caller = 'tokenStatistics';
  const { vocabularySize, temperature = 1, chosen } = options;
  checkInteger(caller, 'vocabularySize', vocabularySize, { min: 1 });
  checkTemperature(caller, temperature);
  const tokens = logits.length / vocabularySize;
  if (!Number.isInteger(tokens))
    throw new ShapeError(caller, 'logits', `have a multiple of ${vocabularySize} entries`, [logits.length]);
  if (chosen) {
    checkLength(caller, 'chosen', chosen, tokens, 'one entry per token');
    for (let i = 0; i < tokens; i++)
      checkInteger(caller, `chosen[${i}]`, chosen[i]!, { min: 0, max: vocabularySize - 1 });
  }
  const array = () => new Float64Array(tokens);
  const [logSumExp, entropy, topProbability, margin] = [array(), array(), array(), array()];
  const chosenLogprob = chosen && array();
  const kernels = logits instanceof Float32Array ? loadKernels() : undefined;
  for (let i = 0; i < tokens; i++) {
    const start = i * vocabularySize;
    const row = kernels
      ? rowStatisticsOfBlocks(caller, logits as Float32Array, start, vocabularySize, temperature, kernels)
      : rowStatistics(caller, logits, start, vocabularySize, temperature);
    logSumExp[i] = row.largest + Math.log(row.sum);
    entropy[i] = entropyOf(row);
    topProbability[i] = 1 / row.sum;
    margin[i] = (1 - Math.exp(row.second - row.largest)) / row.sum;
    if (chosen) chosenLogprob![i] = logits[start + chosen[i]!]! / temperature - logSumExp[i]!;
  }
  return { logSumExp, entropy, topProbability, margin, ...(chosenLogprob && { chosenLogprob }) };
}
