import { checkLength, checkNumber } from '@cairn-ml/numeric';
import { tidy } from '../autograd.js';
import { tensor } from '../tensor.js';
import type { Tensor } from '../types.js';

/** How {@link numericGradient} differentiates. */
export interface NumericGradientOptions {
  /**
   * Distance between the points of the differences. Default 1/64, a power of two that moves float32 entries of size 1 without rounding:
   * smaller steps drown in the rounding of `f`, larger ones see its curvature.
   */
  step?: number;
  /** Weight of every output entry. Default 1. */
  dy?: ArrayLike<number>;
}

/**
 * The gradient of `Σᵢ dyᵢ · f(...xs)ᵢ` by each of `xs`, from values of `f` alone: what a gradient is compared with.
 *
 * Central differences over four points, `(f(x - 2h) - 8 f(x - h) + 8 f(x + h) - f(x + 2h)) / 12h`, whose error is `h⁴ f⁽⁵⁾ / 30`; the sum
 * is taken in float64. With float32 values of size 1 expect four to five right digits. Where `f` has a corner within two steps, the
 * result is between its slopes.
 *
 * @param f - From tensors to one tensor. Runs four times per entry of `xs`, so keep these small.
 * @param xs - float32 tensors; they are not disposed.
 * @returns One array per tensor of `xs`, row-major.
 * @throws {InvalidArgumentError} for a step that is not positive, and for a `dy` whose length is not that of the output
 *
 * @example
 * ```ts
 * import { init, square, tensor } from '@cairn-ml/tensor';
 * import { numericGradient } from '@cairn-ml/tensor/testing';
 *
 * await init();
 * const [gradient] = await numericGradient(square, [tensor([1, -2, 0.5])]);
 * gradient; // [2.00, -4.00, 1.00]
 * ```
 */
export async function numericGradient(
  f: (...xs: Tensor[]) => Tensor,
  xs: readonly Tensor[],
  options: NumericGradientOptions = {},
): Promise<Float64Array[]> {
  const { step = 1 / 64, dy } = options;
  checkNumber('numericGradient', 'step', step, { min: Number.MIN_VALUE });
  const values = await Promise.all(xs.map((x) => x.data() as Promise<Float32Array>));
  const evaluate = async (argument: number, entry: number, shift: number) => {
    const moved = Float32Array.from(values[argument]!);
    moved[entry]! += shift;
    const x = tensor(moved, xs[argument]!.shape);
    const y = tidy(() => f(...xs.map((other, i) => (i === argument ? x : other))));
    const outputs = await y.data();
    y.dispose();
    x.dispose();
    return weightedSum(outputs, dy);
  };
  const gradients = values.map(({ length }) => new Float64Array(length));
  for (const [argument, gradient] of gradients.entries())
    for (let entry = 0; entry < gradient.length; entry++) {
      const near = (await evaluate(argument, entry, step)) - (await evaluate(argument, entry, -step));
      const far = (await evaluate(argument, entry, 2 * step)) - (await evaluate(argument, entry, -2 * step));
      gradient[entry] = (8 * near - far) / (12 * step);
    }
  return gradients;
}

function weightedSum(values: ArrayLike<number>, weights: ArrayLike<number> | undefined): number {
  if (weights) checkLength('numericGradient', 'dy', weights, values.length, 'one entry per output entry');
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]! * (weights?.[i] ?? 1);
  return total;
}
