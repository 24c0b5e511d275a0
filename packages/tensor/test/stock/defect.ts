import type { Tensor } from '../../src/index.js';

/** The functions of this package, or those of stock TensorFlow.js under the same names. */
export type Ops = typeof import('../../src/index.js');

/** Something that TensorFlow.js 4.22.0 gets wrong and we do not. */
export interface Defect {
  name: string;
  run: (ops: Ops) => Tensor;
  /** By hand; relative tolerance 1e-5. */
  right: number[];
  /** What stock returns instead, or the message that it throws; absent where it is what happens to be in memory. */
  stock?: number[] | RegExp;
}

/** The gradient of the sum of `f`'s entries with respect to its argument. */
export function gradientOfSum(ops: Ops, f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  return ops.grad((each: Tensor) => ops.sum(f(each)))(x);
}

/** Whether two lists are equal, but for rounding. NaN is equal to NaN. */
export function areClose(actual: ArrayLike<number>, expected: ArrayLike<number>): boolean {
  return (
    actual.length === expected.length &&
    Array.from(expected).every((value, i) => {
      const other = actual[i]!;
      return Object.is(value, other) || value === other || Math.abs(value - other) <= 1e-5 * Math.abs(value);
    })
  );
}
