import { checkInteger, type Random } from '@cairn-ml/numeric';
import type { Initializer } from './initializer.js';
import { toRandom } from './internal/to-random.js';
import { randomNormal } from './random-normal.js';
import type { Tensor } from './types.js';

/** Parameters of `embedding`. */
export type EmbeddingParameters = {
  /** `[count, size]`, one vector per token. */
  weights: Tensor;
};

/** Options of {@link embeddingParameters}. */
export interface EmbeddingParametersOptions {
  /** How the vectors start. Default: normal, mean 0, standard deviation 1. */
  initializer?: Initializer;
}

/**
 * First vectors of `count` tokens.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for sizes below 1
 *
 * @example
 * ```ts
 * import { embeddingParameters, init } from '@cairn-ml/tensor';
 *
 * await init();
 * embeddingParameters(1000, 16, 1).weights.shape; // [1000, 16]
 * ```
 *
 * Source: the default is that of `torch.nn.Embedding`.
 */
export function embeddingParameters(
  count: number,
  size: number,
  random: Random | number,
  options: EmbeddingParametersOptions = {},
): EmbeddingParameters {
  const { initializer = randomNormal } = options;
  checkInteger('embeddingParameters', 'count', count, { min: 1 });
  checkInteger('embeddingParameters', 'size', size, { min: 1 });
  return { weights: initializer([count, size], toRandom(random)) };
}
