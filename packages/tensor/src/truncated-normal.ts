import { checkNumber, type Random } from '@cairn-ml/numeric';
import { fill } from './internal/fill.js';
import { toRandom } from './internal/to-random.js';
import type { Tensor } from './types.js';

/**
 * Normally distributed numbers without those beyond two standard deviations, which are drawn again. Their own standard deviation is
 * 0.8796 times `standardDeviation`.
 *
 * Drawn on the host: the same seed gives the same numbers on every device.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for a shape or moments that are out of range
 *
 * @example
 * ```ts
 * import { init, max, truncatedNormal } from '@cairn-ml/tensor';
 *
 * await init();
 * const largest = (await max(truncatedNormal([10_000], 1)).data())[0]!;
 * largest <= 2; // true
 * ```
 *
 * Source: `tf.truncated_normal` (TensorFlow.js 4.22.0 `truncatedNormal`).
 */
export function truncatedNormal(
  shape: readonly number[],
  random: Random | number,
  mean = 0,
  standardDeviation = 1,
): Tensor {
  checkNumber('truncatedNormal', 'mean', mean);
  checkNumber('truncatedNormal', 'standardDeviation', standardDeviation, { min: 0 });
  const { normal } = toRandom(random);
  return fill('truncatedNormal', shape, () => {
    let value: number;
    do value = normal();
    while (Math.abs(value) > 2);
    return mean + standardDeviation * value;
  });
}
