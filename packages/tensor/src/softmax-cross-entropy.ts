import { ShapeError } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import { checkDtype, checkShape } from './internal/check-shape.js';
import { checkReduction, reduceLoss } from './internal/reduce-loss.js';
import { cast, equal, less, logicalAnd, logSoftmax, mul, neg, oneHot, sum, where, zerosLike } from './ops.js';
import type { Reduction } from './reduction.js';
import type { Tensor } from './types.js';

/** No finite float32 is below. */
const lowest = -3.4028234663852886e38;

/** Options of {@link softmaxCrossEntropy}. */
export interface SoftmaxCrossEntropyOptions {
  /** Over all entries of the batch. Default `'mean'`. */
  reduction?: Reduction;
}

/**
 * How many nats the labels cost under the softmax of `logits`: `-Σ p log softmax(logits)` over the last dimension.
 *
 * A class of probability 0 costs nothing, whatever its logit (-Infinity masks a class). A label whose class is masked costs Infinity. An
 * integer label outside of the classes costs 0. The mean of an empty batch is NaN.
 *
 * @param logits - `[..., classes]`
 * @param labels - int32 `[...]`, one class each, or float32 `[..., classes]`, probabilities.
 * @returns `[...]` for `'none'`, else a scalar
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for labels of another dtype, or an unknown reduction
 *
 * @example
 * ```ts
 * import { init, softmaxCrossEntropy, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const logits = tensor([[0, 0], [0, 1000]]);
 * const labels = tensor(new Int32Array([0, 1]));
 * await softmaxCrossEntropy(logits, labels, { reduction: 'none' }).data(); // Float32Array [0.69315, 0]
 * ```
 *
 * Source: `optax.losses.softmax_cross_entropy`; `torch.nn.functional.cross_entropy`, whose classes are the second dimension.
 */
export function softmaxCrossEntropy(logits: Tensor, labels: Tensor, options: SoftmaxCrossEntropyOptions = {}): Tensor {
  const { reduction = 'mean' } = options;
  checkReduction('softmaxCrossEntropy', reduction);
  if (logits.rank === 0) throw new ShapeError('softmaxCrossEntropy', 'logits', 'be [..., classes]', logits.shape);
  checkDtype('softmaxCrossEntropy', 'labels', labels, ['int32', 'float32']);
  const isIndex = labels.dtype === 'int32';
  const shape = isIndex ? logits.shape.slice(0, -1) : logits.shape;
  checkShape(
    'softmaxCrossEntropy',
    'labels',
    labels,
    shape,
    isIndex ? 'one class per row of `logits`' : 'like `logits`',
  );
  return tidy(() => {
    const probabilities = isIndex ? cast(oneHot(labels, logits.shape.at(-1)!), 'float32') : labels;
    const logProbabilities = logSoftmax(logits);
    const unused = logicalAnd(equal(probabilities, 0), less(logProbabilities, lowest)); // 0 · log 0 is 0 here
    const costs = mul(probabilities, where(unused, zerosLike(logProbabilities), logProbabilities));
    return reduceLoss(neg(sum(costs, -1)), reduction);
  });
}
