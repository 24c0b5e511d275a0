import { checkNumber, ShapeError } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import { attentionMask } from './internal/attention-mask.js';
import { add, matMul, mul, softmax } from './ops.js';
import type { Tensor } from './types.js';

/** Options of {@link scaledDotProductAttention}. */
export interface ScaledDotProductAttentionOptions {
  /**
   * Which keys a query sees, of a shape that broadcasts to `[..., queries, keys]`: bool (true is seen), or float32, which is added to the
   * scores (-Infinity, or anything below -1e30, is not seen). Default: all.
   */
  mask?: Tensor;
  /** A query sees the keys up to its own position only. Default false. */
  causal?: boolean;
  /** What the scores are multiplied by. Default `1 / sqrt(size)`. */
  scale?: number;
}

/**
 * For each query the mean of all values, weighted by how well their keys match: `softmax(scale · queries · keysᵀ + mask) · values`.
 *
 * A query that sees no key gets zeros, and no gradient. The leading dimensions (batch, heads) of all three are the same.
 *
 * @param queries - `[..., queries, size]`
 * @param keys - `[..., keys, size]`
 * @param values - `[..., keys, outputs]`
 * @returns `[..., queries, outputs]`
 * @throws {ShapeError} for shapes that do not fit, and `causal` with other than one key per query
 * @throws {InvalidArgumentError} for a mask that is neither bool nor float32, and a scale that is not finite
 *
 * @example
 * ```ts
 * import { init, scaledDotProductAttention, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const x = tensor([[1, 0], [0, 1]]);
 * const mask = tensor([[true, false], [false, false]]);
 * await scaledDotProductAttention(x, x, tensor([[5], [7]]), { mask }).data(); // Float32Array [5, 0]
 * ```
 *
 * Source: Vaswani et al. 2017, Attention is all you need, equation 1; masks as in torch's `scaled_dot_product_attention`, except for
 * queries without keys, which are NaN there.
 */
export function scaledDotProductAttention(
  queries: Tensor,
  keys: Tensor,
  values: Tensor,
  options: ScaledDotProductAttentionOptions = {},
): Tensor {
  checkShapes(queries, keys, values);
  const { scale = 1 / Math.sqrt(queries.shape.at(-1)!), causal = false } = options;
  checkNumber('scaledDotProductAttention', 'scale', scale);
  const shape = [...queries.shape.slice(0, -1), keys.shape.at(-2)!];
  return tidy(() => {
    const mask = attentionMask('scaledDotProductAttention', shape, options.mask, causal);
    const scores = matMul(mul(queries, scale), keys, false, true);
    if (!mask) return matMul(softmax(scores), values);
    // Scores are far above those that are masked: their share of the softmax is 0, unless a row has no others, which `seen` clears.
    return matMul(mul(softmax(add(scores, mask.bias)), mask.seen), values);
  });
}

function checkShapes(queries: Tensor, keys: Tensor, values: Tensor): void {
  const caller = 'scaledDotProductAttention';
  if (queries.rank < 2) throw new ShapeError(caller, 'queries', 'be [..., queries, size]', queries.shape);
  const leading = queries.shape.slice(0, -2);
  const begins = leading.length > 0 ? `${leading.join(', ')}, ` : '';
  const size = queries.shape.at(-1)!;
  const fits = (tensor: Tensor) =>
    tensor.rank === queries.rank && leading.every((length, i) => tensor.shape[i] === length);
  if (!fits(keys) || keys.shape.at(-1) !== size)
    throw new ShapeError(caller, 'keys', `be [${begins}keys, ${size}], like \`queries\``, keys.shape);
  if (!fits(values) || values.shape.at(-2) !== keys.shape.at(-2))
    throw new ShapeError(caller, 'values', `be [${begins}${keys.shape.at(-2)}, outputs], like \`keys\``, values.shape);
}
