import { checkNumber, type Random } from '@cairn-ml/numeric';
import { fill } from './internal/fill.js';
import { toRandom } from './internal/to-random.js';
import type { Tensor } from './types.js';

/**
 * Normally distributed numbers.
 *
 * Drawn on the host: the same seed gives the same numbers on every device.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for a shape or moments that are out of range
 *
 * @example
 * ```ts
 * import { init, randomNormal } from '@cairn-ml/tensor';
 *
 * await init();
 * await randomNormal([2], 42, 10, 2).data(); // Float32Array [10.0249, 9.4964]
 * ```
 */
export function randomNormal(
  shape: readonly number[],
  random: Random | number,
  mean = 0,
  standardDeviation = 1,
): Tensor {
  checkNumber('randomNormal', 'mean', mean);
  checkNumber('randomNormal', 'standardDeviation', standardDeviation, { min: 0 });
  const { normal } = toRandom(random);
  return fill('randomNormal', shape, () => normal(mean, standardDeviation));
}
