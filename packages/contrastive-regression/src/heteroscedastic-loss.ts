import { checkOption, ShapeError } from '@cairn-ml/numeric';
import { add, exp, mean, mul, neg, type Reduction, squaredDifference, sum, type Tensor, tidy } from '@cairn-ml/tensor';

/** Options of {@link heteroscedasticLoss}. */
export interface HeteroscedasticLossOptions {
  /** Over samples. Default `'mean'`. */
  reduction?: Reduction;
}

/**
 * Regression with a variance of its own for each prediction: `½ ( exp(-s) (μ - y)² + s )` with s the logarithm of the variance.
 *
 * UCVME uses it with labels, and without labels on the averages of means and log-variances of two networks.
 *
 * @param predictions - μ, any shape.
 * @param logVariances - s, of the same shape.
 * @param labels - y, of the same shape.
 * @throws {ShapeError} when the shapes differ
 * @throws {InvalidArgumentError} for an unknown reduction
 *
 * @example
 * ```ts
 * import { heteroscedasticLoss } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * (await heteroscedasticLoss(tensor([1]), tensor([0]), tensor([3])).data())[0]; // 2
 * ```
 *
 * Source: Kendall and Gal 2017, What uncertainties do we need in Bayesian deep learning, equation 8; UCVME (Dai, Li and Cheng 2023) as in the code of CLSS.
 */
export function heteroscedasticLoss(
  predictions: Tensor,
  logVariances: Tensor,
  labels: Tensor,
  options: HeteroscedasticLossOptions = {},
): Tensor {
  const caller = 'heteroscedasticLoss';
  const { reduction = 'mean' } = options;
  checkOption(caller, 'reduction', reduction, ['none', 'mean', 'sum']);
  for (const [name, { shape }] of Object.entries({ logVariances, labels }))
    if (shape.join() !== predictions.shape.join())
      throw new ShapeError(
        caller,
        name,
        `have the shape of \`predictions\` ([${predictions.shape.join(', ')}])`,
        shape,
      );
  return tidy(() => {
    const scaled = mul(exp(neg(logVariances)), squaredDifference(predictions, labels));
    const losses = mul(add(scaled, logVariances), 0.5);
    return reduction === 'none' ? losses : reduction === 'sum' ? sum(losses) : mean(losses);
  });
}
