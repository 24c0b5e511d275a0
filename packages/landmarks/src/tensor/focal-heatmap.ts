import { checkNumber } from '@cairn-ml/numeric';
import {
  add,
  cast,
  clipByValue,
  div,
  equal,
  less,
  log,
  maximum,
  mul,
  neg,
  pow,
  sub,
  sum,
  type Tensor,
  tidy,
  where,
} from '@cairn-ml/tensor';
import { checkMaps, type MapMaskOptions, pixelFactor } from '../internal/tensor/map-weights.js';

/** Options of {@link focalHeatmap}. */
export interface FocalHeatmapOptions extends MapMaskOptions {
  /** Exponent of how far a prediction is from right. Default 2. */
  alpha?: number;
  /** Exponent of how far a background pixel is from the landmark. Default 4. */
  beta?: number;
  /** Predictions are clipped to `[clip, 1 - clip]`, since the logarithm of 0 is infinite. Default 1e-6, ours; mmpose does not clip. */
  clip?: number;
}

/**
 * The focal loss of CornerNet for heatmaps of probabilities: pixels of target 1 are positive, all others negative, the less so the higher their target.
 *
 * `-(Σ₊ w (1 - p)^alpha ln p + Σ₋ w (1 - t)^beta p^alpha ln(1 - p)) / Σ₊ w`; without positive pixels the sum is not divided.
 *
 * @param predicted - Probabilities (after a sigmoid), `[batch, landmarks, height, width]`.
 * @param target - As `predicted`, exactly 1 at landmarks: `encodeMsra` draws such maps.
 * @returns A scalar.
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for negative exponents, or a `clip` that is not from 0 to 0.5
 *
 * @example
 * ```ts
 * import { focalHeatmap } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await focalHeatmap(tensor([[[[0.5, 0.5]]]]), tensor([[[[1, 0]]]])).data(); // Float32Array [0.3466]
 * ```
 *
 * Source: Law and Deng 2018, CornerNet; `FocalHeatmapLoss` of mmpose (759b39c).
 */
export function focalHeatmap(predicted: Tensor, target: Tensor, options: FocalHeatmapOptions = {}): Tensor {
  const { alpha = 2, beta = 4, clip = 1e-6 } = options;
  checkMaps('focalHeatmap', predicted, target, options);
  checkNumber('focalHeatmap', 'alpha', alpha, { min: 0 });
  checkNumber('focalHeatmap', 'beta', beta, { min: 0 });
  checkNumber('focalHeatmap', 'clip', clip, { min: 0, max: 0.5 });
  return tidy(() => {
    const p = clipByValue(predicted, clip, 1 - clip);
    const rest = sub(1, p);
    const factor = pixelFactor(target, options);
    const counted = (chosen: Tensor) => (factor ? mul(cast(chosen, 'float32'), factor) : cast(chosen, 'float32'));
    const positive = counted(equal(target, 1));
    const negative = counted(less(target, 1));
    const count = sum(positive);
    const hits = mul(mul(log(p), pow(rest, alpha)), positive);
    const distance = pow(maximum(sub(1, target), 0), beta);
    const misses = mul(mul(mul(log(rest), pow(p, alpha)), distance), negative);
    const total = neg(sum(add(hits, misses)));
    return div(total, where(equal(count, 0), 1, count)) as Tensor;
  });
}
