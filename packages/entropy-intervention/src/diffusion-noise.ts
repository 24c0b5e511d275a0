import { checkInteger, createRandom, type Random } from '@cairn-ml/numeric';
import { add, clipByValue, mul, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import { checkBounds } from './internal/check-bounds.js';
import { checkImage } from './internal/entropy-objective.js';

/** Options of {@link diffusionNoise}. */
export interface DiffusionNoiseOptions {
  /** How far along the 1,000 steps of the diffusion, from 0 to 999; the higher, the less is left of the image. Default 500, as NoisyRollout. */
  step?: number;
  /** The range of pixels, null for none. Default [0, 1]. */
  bounds?: readonly [number, number] | null;
}

/**
 * An image with the noise of a diffusion step: `√ᾱ x + √(1 - ᾱ) n`, n normal, ᾱ the product of `1 - β` up to the step, β between 1e-5 and 5e-3 along a sigmoid.
 *
 * What an adversarial image is to be compared with: noise that knows nothing of the policy.
 *
 * @param image - float32 of any shape.
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for a step out of range, and an image that is not float32
 *
 * @example
 * ```ts
 * import { diffusionNoise } from '@cairn-ml/entropy-intervention';
 * import { init, ones } from '@cairn-ml/tensor';
 *
 * await init();
 * await diffusionNoise(ones([3]), 7, { step: 0, bounds: null }).data(); // Float32Array [0.9960, 0.9945, 1.0033]
 * ```
 *
 * Source: NoisyRollout (arXiv 2504.13055) and VCD (arXiv 2311.16922), authors' code (`add_diffusion_noise`).
 */
export function diffusionNoise(image: Tensor, random: Random | number, options: DiffusionNoiseOptions = {}): Tensor {
  const caller = 'diffusionNoise';
  const { step = 500, bounds = [0, 1] } = options;
  checkImage(caller, image);
  checkInteger(caller, 'step', step, { min: 0, max: 999 });
  checkBounds(caller, bounds);
  const stream = typeof random === 'number' ? createRandom(random) : random;
  const kept = signalShare(step);
  return tidy(() => {
    const noise = tensor(
      Float32Array.from({ length: image.size }, () => Math.sqrt(1 - kept) * stream.normal()),
      image.shape,
    );
    const noisy = add(mul(image, Math.sqrt(kept)), noise);
    return bounds ? clipByValue(noisy, ...bounds) : noisy;
  });
}

/** ᾱ after `step + 1` steps. */
function signalShare(step: number): number {
  let share = 1;
  for (let k = 0; k <= step; k++) {
    const x = -6 + (12 * k) / 999;
    share *= 1 - ((5e-3 - 1e-5) / (1 + Math.exp(-x)) + 1e-5);
  }
  return share;
}
