import { tidy } from './autograd.js';
import { checkDtype, checkShape } from './internal/check-shape.js';
import { checkReduction, reduceLoss } from './internal/reduce-loss.js';
import { add, mul, neg, softplus, sub } from './ops.js';
import type { Reduction } from './reduction.js';
import type { Tensor } from './types.js';

/** Options of {@link sigmoidCrossEntropy}. */
export interface SigmoidCrossEntropyOptions {
  /** Over all entries. Default `'mean'`. */
  reduction?: Reduction;
}

/**
 * How many nats labels of yes and no cost under the sigmoid of `logits`: `-p log σ(x) - (1 - p) log(1 - σ(x))`, computed as
 * `p softplus(-x) + (1 - p) softplus(x)`, which is right for logits of any size.
 *
 * @param logits - `[...]`
 * @param labels - Probabilities of yes, float32 of the same shape.
 * @returns `[...]` for `'none'`, else a scalar
 * @throws {ShapeError} when the shapes differ
 * @throws {InvalidArgumentError} for labels of another dtype, or an unknown reduction
 *
 * @example
 * ```ts
 * import { init, sigmoidCrossEntropy, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const losses = sigmoidCrossEntropy(tensor([0, 1000, -1000]), tensor([1, 1, 1]), { reduction: 'none' });
 * await losses.data(); // Float32Array [0.69315, 0, 1000]
 * ```
 *
 * Source: `optax.losses.sigmoid_binary_cross_entropy`; `torch.nn.functional.binary_cross_entropy_with_logits`.
 */
export function sigmoidCrossEntropy(logits: Tensor, labels: Tensor, options: SigmoidCrossEntropyOptions = {}): Tensor {
  const { reduction = 'mean' } = options;
  checkReduction('sigmoidCrossEntropy', reduction);
  checkDtype('sigmoidCrossEntropy', 'labels', labels, ['float32']);
  checkShape('sigmoidCrossEntropy', 'labels', labels, logits.shape, 'like `logits`');
  return tidy(() => {
    const losses = add(mul(labels, softplus(neg(logits))), mul(sub(1, labels), softplus(logits)));
    return reduceLoss(losses, reduction);
  });
}
