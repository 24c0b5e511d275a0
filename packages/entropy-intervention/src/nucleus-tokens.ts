import { checkTemperature } from './internal/check-temperature.js';
import { nucleusThreshold } from './internal/nucleus-threshold.js';
import { checkShare } from './internal/restricted-entropy.js';
import { rowStatistics } from './internal/row-statistics.js';
import type { NucleusEntropyOptions } from './nucleus-entropy.js';

/**
 * The nucleus of one token's distribution: the fewest most probable tokens that have `topP` of the probability together, and those as probable as the last.
 *
 * @param logits - One per entry of the vocabulary.
 * @returns Indices, in ascending order
 * @throws {InvalidArgumentError} for options out of range, NaN, +Infinity, or nothing but -Infinity
 *
 * @example
 * ```ts
 * import { nucleusTokens } from '@cairn-ml/entropy-intervention';
 *
 * nucleusTokens([1, 2, 0.5, -1, -3]); // [0, 1, 2]
 * nucleusTokens([1, 2, 0.5, -1, -3], { topP: 0.5 }); // [1]
 * ```
 *
 * Source: Holtzman et al. 2020 (arXiv 1904.09751); as in `nucleusEntropy`.
 */
export function nucleusTokens(
  logits: ArrayLike<number>,
  options: Pick<NucleusEntropyOptions, 'topP' | 'temperature'> = {},
): Int32Array {
  const { topP = 0.9, temperature = 1 } = options;
  checkShare('nucleusTokens', 'topP', topP);
  checkTemperature('nucleusTokens', temperature);
  rowStatistics('nucleusTokens', logits, 0, logits.length, temperature); // says what is wrong with them
  const threshold = nucleusThreshold(logits, topP, temperature);
  return Int32Array.from({ length: logits.length }, (_, k) => k).filter((k) => logits[k]! >= threshold);
}
