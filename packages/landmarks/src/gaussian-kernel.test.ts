import { expect, test } from 'vitest';
import { gaussianKernel } from './gaussian-kernel.js';

test('every kernel has sum 1, is symmetric and falls from its middle', () => {
  for (let size = 1; size <= 37; size += 2) {
    const kernel = gaussianKernel(size);
    expect(kernel.reduce((sum, tap) => sum + tap, 0)).toBeCloseTo(1, 14);
    expect([...kernel].reverse()).toEqual([...kernel]);
    for (let i = 1; i <= size >> 1; i++) expect(kernel[i]!).toBeGreaterThan(kernel[i - 1]!);
  }
});

test('the ratio of neighbours is that of the Gaussian: exp(1 / (2 sigma²)) beside the middle', () => {
  const kernel = gaussianKernel(9, { sigma: 1.7 });
  expect(kernel[4]! / kernel[3]!).toBeCloseTo(Math.exp(1 / (2 * 1.7 ** 2)), 12);
  const automatic = gaussianKernel(17); // 0.3 (8 - 1) + 0.8 = 2.9
  expect(automatic[8]! / automatic[7]!).toBeCloseTo(Math.exp(1 / (2 * 2.9 ** 2)), 12);
});

test('bad input is refused', () => {
  expect(() => gaussianKernel(4)).toThrow('gaussianKernel: `size` must be odd, got 4.');
  expect(() => gaussianKernel(5, { sigma: 0 })).toThrow('gaussianKernel: `sigma` must be a finite number of at least');
});
