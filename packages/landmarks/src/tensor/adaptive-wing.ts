import { checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import {
  abs,
  add,
  div,
  exp,
  less,
  log,
  log1p,
  maximum,
  mean,
  mul,
  sub,
  type Tensor,
  tidy,
  where,
} from '@cairn-ml/tensor';
import type { CodecMode } from '../codec-options.js';
import { checkMaps, type MapWeightOptions, spreadWeights } from '../internal/tensor/map-weights.js';

/** Options of {@link adaptiveWing}. */
export interface AdaptiveWingOptions extends MapWeightOptions {
  /** Exponent where the target is 0; above the largest target plus 1, so that the loss is smooth at 0. Default 2.1. */
  alpha?: number;
  /** Height of the curved part. Default 14. */
  omega?: number;
  /** Width of the curved part. Default 1. */
  epsilon?: number;
  /** Error where the curved part ends and the straight one begins. Default 0.5. */
  theta?: number;
  /** Default `'exact'`: weights multiply the loss. In `'mmpose'` they multiply both maps. */
  mode?: CodecMode;
}

/**
 * The adaptive wing loss: of small errors it makes much where the target is high, little in the background.
 *
 * With d = |predicted - target| and t = target: `omega ln(1 + (d / epsilon)^(alpha - t))` for d below theta, else the line that continues
 * it with the same value and slope. The mean over all pixels.
 *
 * @param predicted - `[batch, landmarks, height, width]`.
 * @param target - As `predicted`, from 0 to 1.
 * @returns A scalar.
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for constants that are not positive, or an alpha of at most 1
 *
 * @example
 * ```ts
 * import { adaptiveWing } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const target = tensor([[[[1, 0]]]]);
 * await adaptiveWing(target, target).data(); // Float32Array [0.00]
 * await adaptiveWing(tensor([[[[0.9, 0.1]]]]), target).data(); // Float32Array [0.59]
 * ```
 *
 * Source: Wang, Bo and Fuxin 2019, Adaptive wing loss for robust face alignment; `AdaptiveWingLoss` of mmpose (759b39c).
 */
export function adaptiveWing(predicted: Tensor, target: Tensor, options: AdaptiveWingOptions = {}): Tensor {
  const { alpha = 2.1, omega = 14, epsilon = 1, theta = 0.5, mode = 'exact', weights } = options;
  checkMaps('adaptiveWing', predicted, target, options);
  for (const [name, value] of Object.entries({ alpha, omega, epsilon, theta }))
    checkNumber('adaptiveWing', name, value, { min: Number.MIN_VALUE });
  if (alpha <= 1) throw new InvalidArgumentError('adaptiveWing', 'alpha', 'be above 1, the largest target', alpha);
  checkOption('adaptiveWing', 'mode', mode, ['exact', 'mmpose']);
  return tidy(() => {
    const factor = weights && spreadWeights(weights);
    const [p, t] = factor && mode === 'mmpose' ? [mul(predicted, factor), mul(target, factor)] : [predicted, target];
    const distance = abs(sub(p, t));
    const exponent = sub(alpha, t);
    // (theta / epsilon)^exponent, and the slope and value of the curve where the line begins
    const power = exp(mul(exponent, Math.log(theta / epsilon)));
    const slope = mul(omega / theta, div(mul(power, exponent), add(power, 1)));
    const offset = sub(mul(slope, theta), mul(log1p(power), omega));
    // A zero distance has the power 0, and its logarithm no derivative.
    const near = maximum(distance, 1e-20);
    const curve = mul(log1p(exp(mul(exponent, log(div(near, epsilon))))), omega);
    const losses = where(less(distance, theta), curve, sub(mul(slope, distance), offset));
    return mean(factor && mode === 'exact' ? mul(losses, factor) : losses);
  });
}
