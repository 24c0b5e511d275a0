import { compareValues } from '../internal/conformance/compare-values.js';
import { type Comparable, type ReadValues, readValues } from '../internal/conformance/read-values.js';
import { defaultTolerance } from '../internal/conformance/tolerance.js';
import type { Tolerance } from './conformance-case.js';

/** The methods that {@link tensorMatchers} adds to `expect`, for a declaration like `interface Matchers<T> extends TensorMatchers<T> {}`. */
export interface TensorMatchers<R = unknown> {
  /** Same shape, same data type where both are tensors, and every entry close; await it. */
  toBeCloseToTensor(expected: Comparable, tolerance?: Partial<Tolerance>): Promise<R>;
}

/** What a matcher of vitest or jest returns. */
export interface MatcherResult {
  pass: boolean;
  message: () => string;
}

/**
 * Matchers for vitest and jest: `expect.extend(tensorMatchers)`, then `await expect(loss(x, y)).toBeCloseToTensor([[1, 2]])`. They read
 * tensors and do not dispose them.
 *
 * `toBeCloseToTensor` passes when shapes are the same (a typed array has none, and only its length counts), data types are where both
 * are tensors, and `|actual - expected| ≤ absolute + relative · |expected|` for every entry, by default 1e-5 and 1e-4. NaN equals NaN,
 * and an infinity the same infinity.
 *
 * @example
 * ```ts
 * import { init, tensor } from '@cairn-ml/tensor';
 * import { tensorMatchers } from '@cairn-ml/tensor/testing';
 *
 * await init();
 * const { pass, message } = await tensorMatchers.toBeCloseToTensor(tensor([1, 2.5]), [1, 2]);
 * console.log(pass, message()); // false entry 1 is 2.5 instead of 2
 * ```
 */
export const tensorMatchers = {
  async toBeCloseToTensor(
    received: Comparable,
    expected: Comparable,
    tolerance: Partial<Tolerance> = {},
  ): Promise<MatcherResult> {
    const [actual, wanted] = await Promise.all([readValues(received), readValues(expected)]);
    const problem = difference(actual, wanted, { ...defaultTolerance, ...tolerance });
    return { pass: problem === '', message: () => problem || 'the tensors are close to each other' };
  },
};

function difference(actual: ReadValues, expected: ReadValues, tolerance: Tolerance): string {
  if (actual.shape && expected.shape && String(actual.shape) !== String(expected.shape))
    return `shape [${actual.shape.join(', ')}] instead of [${expected.shape.join(', ')}]`;
  if (actual.dtype && expected.dtype && actual.dtype !== expected.dtype)
    return `${actual.dtype} instead of ${expected.dtype}`;
  const { error, message } = compareValues(actual.values, expected.values, tolerance);
  return error > 1 ? message : '';
}
