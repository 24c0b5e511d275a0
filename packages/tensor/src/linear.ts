import { ShapeError } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import { checkRank, checkShape } from './internal/check-shape.js';
import type { LinearParameters } from './linear-parameters.js';
import { add, matMul, reshape } from './ops.js';
import type { Tensor } from './types.js';

/**
 * A fully connected layer: `x · weights + bias`, over the last dimension of `x`.
 *
 * @param x - `[..., inputs]`
 * @param parameters - `weights` `[inputs, outputs]` (torch keeps the transpose), `bias` `[outputs]` or absent; see `linearParameters`.
 * @returns `[..., outputs]`
 * @throws {ShapeError} for shapes that do not fit
 *
 * @example
 * ```ts
 * import { init, linear, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const parameters = { weights: tensor([[1, 0], [0, 1], [1, 1]]), bias: tensor([10, 20]) };
 * await linear(tensor([[1, 2, 3]]), parameters).data(); // Float32Array [14, 25]
 * ```
 */
export function linear(x: Tensor, parameters: LinearParameters): Tensor {
  const { weights, bias } = parameters;
  checkRank('linear', 'weights', weights, 2, 'inputs, outputs');
  const [inputs, outputs] = weights.shape as [number, number];
  if (x.rank === 0 || x.shape.at(-1) !== inputs)
    throw new ShapeError('linear', 'x', `be [..., ${inputs}] for weights [${inputs}, ${outputs}]`, x.shape);
  if (bias) checkShape('linear', 'bias', bias, [outputs], 'one entry per output');
  return tidy(() => {
    const rows = x.rank === 2 ? x : reshape(x, [-1, inputs]);
    const product = matMul(rows, weights);
    const result = bias ? add(product, bias) : product;
    return x.rank === 2 ? result : reshape(result, [...x.shape.slice(0, -1), outputs]);
  });
}
