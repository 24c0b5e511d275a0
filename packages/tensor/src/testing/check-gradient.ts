import { createRandom } from '@cairn-ml/numeric';
import { grads, tidy } from '../autograd.js';
import { tensor } from '../tensor.js';
import type { Tensor } from '../types.js';
import { type NumericGradientOptions, numericGradient } from './numeric-gradient.js';

/** How {@link checkGradient} compares. */
export interface CheckGradientOptions extends NumericGradientOptions {
  /** The largest error that passes. Default 1e-3. */
  tolerance?: number;
}

/** What {@link checkGradient} found. */
export interface GradientCheck {
  /** Whether `maxError` is within the tolerance. */
  passed: boolean;
  /** The largest `|gradient - numeric| / max(1, |gradient|, |numeric|)`; NaN when one of them is. */
  maxError: number;
  /** The entry with the largest error; absent when there is no entry. */
  worst?: GradientError;
}

/** One entry of a gradient beside the numeric one. */
export interface GradientError {
  /** Position among the arguments of the function. */
  argument: number;
  /** Position among the entries of that argument, row-major. */
  entry: number;
  /** What backpropagation gave. */
  gradient: number;
  /** What the differences gave. */
  numeric: number;
}

/**
 * Compares the gradient that backpropagation gives with {@link numericGradient}.
 *
 * Outputs are weighted with `dy`, by default with numbers from 0.5 to 1.5 (seeded): a plain sum would hide the errors of a function
 * like softmax, whose outputs always add up to 1.
 *
 * @param f - From tensors to one float32 tensor.
 * @param xs - float32 tensors; they are not disposed.
 * @throws {InvalidArgumentError} as {@link numericGradient}; and whatever differentiating `f` throws
 *
 * @example
 * ```ts
 * import { init, mul, tensor } from '@cairn-ml/tensor';
 * import { checkGradient } from '@cairn-ml/tensor/testing';
 *
 * await init();
 * const { passed } = await checkGradient(mul, [tensor([1, 2]), tensor([3])]);
 * passed; // true
 * ```
 */
export async function checkGradient(
  f: (...xs: Tensor[]) => Tensor,
  xs: readonly Tensor[],
  options: CheckGradientOptions = {},
): Promise<GradientCheck> {
  const { tolerance = 1e-3, ...numericOptions } = options;
  const output = tidy(() => f(...xs));
  const weights = options.dy ?? defaultWeights(output.size);
  const dy = tensor(Float32Array.from(weights), output.shape);
  output.dispose();
  const found = grads(f)([...xs], dy);
  dy.dispose();
  const gradients = await Promise.all(found.map((gradient) => gradient.data()));
  for (const gradient of found) gradient.dispose();
  const numeric = await numericGradient(f, xs, { ...numericOptions, dy: weights });

  let maxError = 0;
  let worst: GradientError | undefined;
  for (const [argument, values] of numeric.entries())
    for (let entry = 0; entry < values.length; entry++) {
      const [a, b] = [gradients[argument]![entry]!, values[entry]!];
      const error = Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
      if (error <= maxError && worst) continue;
      maxError = error;
      worst = { argument, entry, gradient: a, numeric: b };
      if (Number.isNaN(error)) return { passed: false, maxError, worst };
    }
  return { passed: maxError <= tolerance, maxError, ...(worst && { worst }) };
}

/** Away from 0, so that no output entry goes unchecked; float32, as the gradient sees them. */
function defaultWeights(size: number): Float32Array {
  const random = createRandom(1);
  return Float32Array.from({ length: size }, () => random.uniform(0.5, 1.5));
}
