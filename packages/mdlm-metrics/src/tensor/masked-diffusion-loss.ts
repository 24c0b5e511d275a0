import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { cast, div, divNoNan, mul, reshape, softmaxCrossEntropy, sum, type Tensor, tidy } from '@cairn-ml/tensor';

/** Options of {@link maskedDiffusionLoss}. */
export interface MaskedDiffusionLossOptions {
  /** The share of masks that each text was masked with, `[batch]`, above 0. Default: none, and all masked tokens weigh the same. */
  times?: Tensor;
}

/**
 * What a masked diffusion model is trained on: the cross-entropy of the tokens under the masks.
 *
 * With `times` t: `1 / (batch · length) Σ_b 1 / t_b Σ_{i masked} -log p(x_i)`, an estimate of the negative evidence lower bound per token, in nats.
 * Without: the mean of `-log p(x_i)` over all masked tokens, 0 where none is.
 *
 * @param logits - `[batch, length, vocabulary]`
 * @param tokens - What stands under the masks and beside them, int32 `[batch, length]`.
 * @param mask - 1 where a token was masked, int32 or bool `[batch, length]`.
 * @returns A scalar.
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for tokens that are not int32
 *
 * @example
 * ```ts
 * import { maskedDiffusionLoss } from '@cairn-ml/mdlm-metrics/tensor';
 * import { init, tensor, zeros } from '@cairn-ml/tensor';
 *
 * await init();
 * const tokens = tensor(new Int32Array([0, 1, 2, 3]), [1, 4]);
 * const mask = tensor(new Int32Array([1, 1, 0, 0]), [1, 4]);
 * await maskedDiffusionLoss(zeros([1, 4, 4]), tokens, mask).data(); // Float32Array [1.38629]
 * await maskedDiffusionLoss(zeros([1, 4, 4]), tokens, mask, { times: tensor([0.25]) }).data(); // Float32Array [2.77259]
 * ```
 *
 * Source: MDLM (Sahoo et al. 2024), equation 11 with the linear schedule, and ML-GSAI/LLaDA `GUIDELINES.md`, which divide by t; the plain mean is that of
 * masked language models.
 */
export function maskedDiffusionLoss(
  logits: Tensor,
  tokens: Tensor,
  mask: Tensor,
  options: MaskedDiffusionLossOptions = {},
): Tensor {
  const caller = 'maskedDiffusionLoss';
  const { times } = options;
  if (logits.rank !== 3) throw new ShapeError(caller, 'logits', 'be [batch, length, vocabulary]', logits.shape);
  const [batch, length] = logits.shape as [number, number];
  for (const [name, tensor] of Object.entries({ tokens, mask })) {
    if (tensor.rank !== 2 || tensor.shape[0] !== batch || tensor.shape[1] !== length)
      throw new ShapeError(caller, name, `be [${batch}, ${length}], like \`logits\``, tensor.shape);
  }
  if (times && (times.rank !== 1 || times.shape[0] !== batch))
    throw new ShapeError(caller, 'times', `be [${batch}], one entry per text`, times.shape);
  if (tokens.dtype !== 'int32') throw new InvalidArgumentError(caller, 'tokens', 'be int32', tokens.dtype);
  return tidy(() => {
    const masked = cast(mask, 'float32');
    const costs = mul(softmaxCrossEntropy(logits, tokens, { reduction: 'none' }), masked);
    if (!times) return divNoNan(sum(costs), sum(masked));
    return div(sum(div(costs, reshape(times, [batch, 1]))), batch * length);
  });
}
