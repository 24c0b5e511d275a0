import { checkInteger, checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import { checkRank } from './internal/check-shape.js';
import { checkNormParameters, scaleAndBias } from './internal/scale-and-bias.js';
import { standardize } from './internal/standardize.js';
import type { NormParameters } from './norm-parameters.js';
import { reshape } from './ops.js';
import type { Tensor, Tensor4D } from './types.js';

/** Options of {@link groupNorm}. */
export interface GroupNormOptions {
  /** Into how many groups of neighbours the channels are divided. */
  groups: number;
  /** Added to the variance. Default 1e-5. */
  epsilon?: number;
}

/**
 * Each group of channels of each image brought to mean 0 and variance 1 over its pixels, then scaled and moved per channel.
 *
 * A constant group becomes `bias`.
 *
 * @param x - Images, `[batch, height, width, channels]`.
 * @param parameters - `scale` and `bias`, `[channels]`; see `normParameters`.
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for groups that do not divide the channels, and an epsilon below 1e-30
 *
 * @example
 * ```ts
 * import { groupNorm, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const x = tensor([[[[1, 3, 10, 30]]]]);
 * await groupNorm(x, {}, { groups: 2 }).data(); // Float32Array [-1.0000, 1.0000, -1.0000, 1.0000]
 * ```
 *
 * Source: Wu and He 2018, Group normalization; epsilon as in torch.
 */
export function groupNorm(x: Tensor, parameters: NormParameters, options: GroupNormOptions): Tensor4D {
  const { groups, epsilon = 1e-5 } = options;
  checkRank('groupNorm', 'x', x, 4, 'batch, height, width, channels');
  checkInteger('groupNorm', 'groups', groups, { min: 1 });
  checkNumber('groupNorm', 'epsilon', epsilon, { min: 1e-30 });
  const [batch, height, width, channels] = (x as Tensor4D).shape;
  if (channels % groups !== 0)
    throw new InvalidArgumentError('groupNorm', 'groups', `divide ${channels} channels`, groups);
  checkNormParameters('groupNorm', x, parameters);
  return tidy(() => {
    const grouped = reshape(x, [batch, height * width, groups, channels / groups]);
    return scaleAndBias(reshape(standardize(grouped, [1, 3], epsilon), x.shape), parameters) as Tensor4D;
  });
}
