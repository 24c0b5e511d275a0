import { tidy } from './autograd.js';
import type { EmbeddingParameters } from './embedding-parameters.js';
import { checkDtype, checkRank } from './internal/check-shape.js';
import { gather } from './ops.js';
import type { Tensor } from './types.js';

/**
 * The vectors of tokens: row `indices[i]` of `weights` for each index. Its gradient adds up the gradients of all uses of a row.
 *
 * Indices are not read, so they are checked by some devices only: an index outside of 0 to `count - 1` throws on cpu and wasm, and gives
 * an unspecified vector on WebGPU.
 *
 * @param indices - int32, `[...]`
 * @param parameters - `weights` `[count, size]`; see `embeddingParameters`.
 * @returns `[..., size]`
 * @throws {ShapeError} when `weights` are not a matrix
 * @throws {InvalidArgumentError} when `indices` are not int32
 *
 * @example
 * ```ts
 * import { embedding, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const parameters = { weights: tensor([[1, 2], [3, 4], [5, 6]]) };
 * await embedding(tensor(new Int32Array([2, 0])), parameters).data(); // Float32Array [5, 6, 1, 2]
 * ```
 */
export function embedding(indices: Tensor, parameters: EmbeddingParameters): Tensor {
  checkDtype('embedding', 'indices', indices, ['int32']);
  checkRank('embedding', 'weights', parameters.weights, 2, 'count, size');
  return tidy(() => gather(parameters.weights, indices as never));
}
