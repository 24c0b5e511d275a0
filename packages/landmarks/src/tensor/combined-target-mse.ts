import { checkOption, ShapeError } from '@cairn-ml/numeric';
import { add, gather, mean, mul, reshape, square, sub, type Tensor, tidy } from '@cairn-ml/tensor';
import type { CodecMode } from '../codec-options.js';
import { checkTensor, sameShape } from '../internal/tensor/map-weights.js';

/** Options of {@link combinedTargetMse}. */
export interface CombinedTargetMseOptions {
  /** How much each landmark counts, `[batch, landmarks]`. Default 1. */
  weights?: Tensor;
  /** Default `'exact'`: weights multiply squared errors. In `'mmpose'` they multiply maps before they are squared. */
  mode?: CodecMode;
}

/**
 * The loss of combined UDP: squared errors of the class map, and of both offset maps within the disc of the landmark.
 *
 * `mean((c - c*)²) / 2 + mean((c* (x - x*))²) / 2 + mean((c* (y - y*))²) / 2`, the mean over images, landmarks and pixels.
 *
 * @param predicted - `[batch, 3 landmarks, height, width]`: class, x and y offset of each landmark, as `encodeUdpCombined` orders them.
 * @param target - As `predicted`.
 * @returns A scalar.
 * @throws {ShapeError} for shapes that do not fit
 *
 * @example
 * ```ts
 * import { combinedTargetMse } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const target = tensor([[[[1, 0]], [[0.5, 0]], [[0, 0]]]]);
 * const predicted = tensor([[[[1, 0]], [[0, 9]], [[0, 9]]]]); // offsets outside of the disc do not count
 * await combinedTargetMse(predicted, target).data(); // Float32Array [0.0625]
 * ```
 *
 * Source: Huang et al. 2020; `CombinedTargetMSELoss` of mmpose (759b39c).
 */
export function combinedTargetMse(predicted: Tensor, target: Tensor, options: CombinedTargetMseOptions = {}): Tensor {
  const { weights, mode = 'exact' } = options;
  checkTensor('combinedTargetMse', 'predicted', predicted);
  checkTensor('combinedTargetMse', 'target', target);
  const { shape } = predicted;
  if (shape.length !== 4 || shape[1]! % 3 !== 0)
    throw new ShapeError('combinedTargetMse', 'predicted', 'be [batch, 3 landmarks, height, width]', shape);
  if (!sameShape(target.shape, shape))
    throw new ShapeError('combinedTargetMse', 'target', `be [${shape.join(', ')}], as \`predicted\``, target.shape);
  const [batch, landmarks] = [shape[0]!, shape[1]! / 3];
  if (weights && !sameShape(weights.shape, [batch, landmarks]))
    throw new ShapeError('combinedTargetMse', 'weights', `be [${batch}, ${landmarks}]`, weights.shape);
  checkOption('combinedTargetMse', 'mode', mode, ['exact', 'mmpose']);
  return tidy(() => {
    const pixels = shape[2]! * shape[3]!;
    const [p, t] = [predicted, target].map((maps) => reshape(maps, [batch, landmarks, 3, pixels])) as [Tensor, Tensor];
    const [shown, place] = [gather(t, [0], 2), gather(t, [1, 2], 2)];
    const classError = square(sub(gather(p, [0], 2), shown));
    const offsetError = square(mul(shown, sub(gather(p, [1, 2], 2), place)));
    const factor = weights && reshape(weights, [batch, landmarks, 1, 1]);
    const weigh = (errors: Tensor) => (factor ? mul(errors, mode === 'mmpose' ? square(factor) : factor) : errors);
    // The mean over two offsets is half of what their sum needs.
    return add(mul(mean(weigh(classError)), 0.5), mean(weigh(offsetError)));
  });
}
