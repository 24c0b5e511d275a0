import { clone, div, equal, onesLike, type divNoNan as stock, tidy, where, zerosLike } from '@tensorflow/tfjs-core';

/**
 * `a / b`, and 0 where `b` is 0, with gradient 0 there.
 *
 * @example
 * ```ts
 * import { divNoNan, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await divNoNan(tensor([1, 6]), tensor([0, 3])).data(); // Float32Array [0, 2]
 * ```
 */
export const divNoNan: typeof stock = ((a, b) =>
  tidy(() => {
    // tfjs divides by 0 and hides the result, of which the gradient then is NaN.
    const divisor = clone(b);
    const isZero = equal(divisor, zerosLike(divisor));
    const quotient = div(a, where(isZero, onesLike(divisor), divisor));
    return where(isZero, zerosLike(quotient), quotient);
  })) as typeof stock;
