import { expect } from 'vitest';
import type { Tensor } from '../src/index.js';

/** Every entry is within `tolerance`, relative to the largest of `expected` where that is above 1. */
export async function expectClose(
  actual: Tensor,
  expected: ArrayLike<number>,
  tolerance: number,
  name = 'result',
): Promise<void> {
  const values = await actual.data();
  expect(values.length, name).toBe(expected.length);
  const scale = Math.max(1, ...Array.from(expected, Math.abs));
  let worst = 0;
  for (let i = 0; i < values.length; i++) {
    const error = Math.abs(values[i]! - expected[i]!);
    worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
  }
  expect(worst / scale, `largest error of ${name}`).toBeLessThanOrEqual(tolerance);
}
