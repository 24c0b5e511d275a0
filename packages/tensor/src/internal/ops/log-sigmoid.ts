import { clone, neg, softplus, type logSigmoid as stock, tidy } from '@tensorflow/tfjs-core';

/**
 * `log(1 / (1 + e⁻ˣ))`, without underflow.
 *
 * @example
 * ```ts
 * import { init, logSigmoid, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await logSigmoid(tensor([0, -200])).data(); // Float32Array [-0.6931, -200]
 * ```
 */
export const logSigmoid: typeof stock = ((x) =>
  // The gradient of the one of tfjs reads its input, which `tidy` has disposed when the input is an intermediate.
  tidy(() => neg(softplus(neg(clone(x)))))) as typeof stock;
