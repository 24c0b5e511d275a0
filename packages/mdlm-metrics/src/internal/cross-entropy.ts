import { checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import type { MaskedLogProbabilities } from '../likelihood/masked-log-probabilities.js';

/** The sum of -log p over the masked positions. */
export async function crossEntropy(
  caller: string,
  logProbabilities: MaskedLogProbabilities,
  mask: Uint8Array,
): Promise<number> {
  const values = await logProbabilities(mask);
  checkLength(caller, 'the result of `logProbabilities`', values, mask.length, 'one entry per position');
  let sum = 0;
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    const value = values[i]!;
    // A little above 0 happens in float32.
    if (!(value <= 1e-4)) {
      throw new InvalidArgumentError(caller, `the result of \`logProbabilities\`, entry ${i},`, 'be at most 0', value);
    }
    sum -= value;
  }
  return sum;
}

/** The mean of values and its standard error, NaN for one value. */
export function meanAndError(values: readonly number[]): { mean: number; standardError: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : Number.NaN };
}
