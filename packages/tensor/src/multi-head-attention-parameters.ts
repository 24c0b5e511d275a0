import type { Random } from '@cairn-ml/numeric';
import { toRandom } from './internal/to-random.js';
import { type LinearParameters, type LinearParametersOptions, linearParameters } from './linear-parameters.js';

/** Parameters of `multiHeadAttention`: four linear layers. */
export type MultiHeadAttentionParameters = {
  /** `[size, inner]` */
  query: LinearParameters;
  /** `[contextSize, inner]` */
  key: LinearParameters;
  /** `[contextSize, inner]` */
  value: LinearParameters;
  /** `[inner, size]` */
  output: LinearParameters;
};

/** Options of {@link multiHeadAttentionParameters}. */
export interface MultiHeadAttentionParametersOptions extends LinearParametersOptions {
  /** Size of the vectors that keys and values come from. Default `size`. */
  contextSize?: number;
}

/**
 * First parameters of a layer of attention over vectors of `size` entries; all heads together have `size` entries, too.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for sizes below 1
 *
 * @example
 * ```ts
 * import { countParameters, init, multiHeadAttentionParameters } from '@cairn-ml/tensor';
 *
 * await init();
 * countParameters(multiHeadAttentionParameters(16, 1)); // 1088
 * ```
 */
export function multiHeadAttentionParameters(
  size: number,
  random: Random | number,
  options: MultiHeadAttentionParametersOptions = {},
): MultiHeadAttentionParameters {
  const { contextSize = size, ...layer } = options;
  const stream = toRandom(random);
  return {
    query: linearParameters(size, size, stream, layer),
    key: linearParameters(contextSize, size, stream, layer),
    value: linearParameters(contextSize, size, stream, layer),
    output: linearParameters(size, size, stream, layer),
  };
}
