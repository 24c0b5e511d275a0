import { add, meanSquaredError, stopGradient, type Tensor, tidy } from '@cairn-ml/tensor';

/**
 * Cross-pseudo-supervision of two networks: each is drawn to the predictions of the other, `mean (p - sg(q))² + mean (q - sg(p))²`.
 *
 * @param first - `[samples]` or any shape.
 * @param second - Of the same shape.
 * @returns A scalar
 * @throws {ShapeError} when the shapes differ
 *
 * @example
 * ```ts
 * import { crossPseudoSupervision } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * (await crossPseudoSupervision(tensor([1, 2]), tensor([1, 4])).data())[0]; // 4
 * ```
 *
 * Source: Chen et al. 2021, Semi-supervised semantic segmentation with cross pseudo supervision, for regression as in the code of CLSS.
 */
export function crossPseudoSupervision(first: Tensor, second: Tensor): Tensor {
  return tidy(() => add(meanSquaredError(first, stopGradient(second)), meanSquaredError(second, stopGradient(first))));
}
