import { checkNumber, type Random } from '@cairn-ml/numeric';
import { fill } from './internal/fill.js';
import { toRandom } from './internal/to-random.js';
import type { Tensor } from './types.js';

/**
 * Uniformly distributed numbers from `min` (included) to `max` (excluded, but float32 may round up to it).
 *
 * Drawn on the host: the same seed gives the same numbers on every device.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for a shape or bounds that are out of range
 *
 * @example
 * ```ts
 * import { init, randomUniform } from '@cairn-ml/tensor';
 *
 * await init();
 * await randomUniform([3], 42, -1, 1).data(); // Float32Array [-0.0129, 0.0073, -0.7186]
 * ```
 */
export function randomUniform(shape: readonly number[], random: Random | number, min = 0, max = 1): Tensor {
  checkNumber('randomUniform', 'min', min);
  checkNumber('randomUniform', 'max', max, { min });
  const { uniform } = toRandom(random);
  return fill('randomUniform', shape, () => uniform(min, max));
}
