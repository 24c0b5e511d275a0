import { checkInteger, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import { checkRank } from './internal/check-shape.js';
import { linear } from './linear.js';
import type { MultiHeadAttentionParameters } from './multi-head-attention-parameters.js';
import { reshape, transpose } from './ops.js';
import { scaledDotProductAttention } from './scaled-dot-product-attention.js';
import type { Tensor, Tensor3D } from './types.js';

/** Options of {@link multiHeadAttention}. */
export interface MultiHeadAttentionOptions {
  /** How many parts the vectors are divided into; divides their size. */
  heads: number;
  /** What keys and values come from, `[batch, keys, contextSize]`. Default `x` (self-attention). */
  context?: Tensor;
  /** As for `scaledDotProductAttention`; broadcasts to `[batch, heads, queries, keys]`, for padding `[batch, 1, 1, keys]`. Default: all is seen. */
  mask?: Tensor;
  /** A query sees the keys up to its own position only. Default false. */
  causal?: boolean;
}

/**
 * Attention in several parts of the vectors at once: queries from `x`, keys and values from `context`, each through a linear layer, then
 * `scaledDotProductAttention` per head, and a linear layer over all heads.
 *
 * @param x - `[batch, queries, size]`
 * @param parameters - See `multiHeadAttentionParameters`.
 * @returns `[batch, queries, size]`
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for heads that do not divide the size, or a mask of another dtype
 *
 * @example
 * ```ts
 * import { init, multiHeadAttention, multiHeadAttentionParameters, zeros } from '@cairn-ml/tensor';
 *
 * await init();
 * const parameters = multiHeadAttentionParameters(16, 1);
 * multiHeadAttention(zeros([2, 5, 16]), parameters, { heads: 4, causal: true }).shape; // [2, 5, 16]
 * ```
 *
 * Source: Vaswani et al. 2017, Attention is all you need, section 3.2.2; `torch.nn.MultiheadAttention`.
 */
export function multiHeadAttention(
  x: Tensor,
  parameters: MultiHeadAttentionParameters,
  options: MultiHeadAttentionOptions,
): Tensor3D {
  const { heads, context = x, ...attention } = options;
  checkRank('multiHeadAttention', 'x', x, 3, 'batch, queries, size');
  checkRank('multiHeadAttention', 'context', context, 3, 'batch, keys, contextSize');
  if (context.shape[0] !== x.shape[0])
    throw new ShapeError('multiHeadAttention', 'context', `have the batch of \`x\` (${x.shape[0]})`, context.shape);
  checkInteger('multiHeadAttention', 'heads', heads, { min: 1 });
  const inner = parameters.query.weights.shape[1]!;
  if (inner % heads !== 0) throw new InvalidArgumentError('multiHeadAttention', 'heads', `divide ${inner}`, heads);
  return tidy(() => {
    const queries = splitHeads(linear(x, parameters.query), heads);
    const keys = splitHeads(linear(context, parameters.key), heads);
    const values = splitHeads(linear(context, parameters.value), heads);
    const attended = scaledDotProductAttention(queries, keys, values, attention);
    const together = reshape(transpose(attended, [0, 2, 1, 3]), [x.shape[0]!, x.shape[1]!, inner]);
    return linear(together, parameters.output) as Tensor3D;
  });
}

/** `[batch, length, size]` to `[batch, heads, length, size / heads]`. */
function splitHeads(x: Tensor, heads: number): Tensor {
  const [batch, length, size] = x.shape as [number, number, number];
  return transpose(reshape(x, [batch, length, heads, size / heads]), [0, 2, 1, 3]);
}
