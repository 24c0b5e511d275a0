import { tidy } from './autograd.js';
import { checkShape } from './internal/check-shape.js';
import { checkReduction, reduceLoss } from './internal/reduce-loss.js';
import { square, sub } from './ops.js';
import type { Reduction } from './reduction.js';
import type { Tensor } from './types.js';

/** Options of {@link meanSquaredError}. */
export interface MeanSquaredErrorOptions {
  /** Over all entries. Default `'mean'`. */
  reduction?: Reduction;
}

/**
 * The squares of the differences, `(predictions - labels)²`.
 *
 * @param predictions - `[...]`
 * @param labels - Of the same shape; a shape that would broadcast is an error, for it is usually a mistake.
 * @returns `[...]` for `'none'`, else a scalar; the mean of nothing is NaN
 * @throws {ShapeError} when the shapes differ
 * @throws {InvalidArgumentError} for an unknown reduction
 *
 * @example
 * ```ts
 * import { init, meanSquaredError, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await meanSquaredError(tensor([1, 2]), tensor([1, 5])).data(); // Float32Array [4.5]
 * ```
 *
 * Source: textbook.
 */
export function meanSquaredError(predictions: Tensor, labels: Tensor, options: MeanSquaredErrorOptions = {}): Tensor {
  const { reduction = 'mean' } = options;
  checkReduction('meanSquaredError', reduction);
  checkShape('meanSquaredError', 'labels', labels, predictions.shape, 'like `predictions`');
  return tidy(() => reduceLoss(square(sub(predictions, labels)), reduction));
}
