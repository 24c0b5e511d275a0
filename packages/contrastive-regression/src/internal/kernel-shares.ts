import type { Labels } from './read-labels.js';
import { labelDistance } from './read-labels.js';

/** `kernel(i, j)` for pairs i ≠ j divided by its sum over the row, row-major; a row whose sum is 0 stays 0. The diagonal is 0. */
export function rowShares(count: number, kernel: (i: number, j: number) => number): Float64Array {
  const shares = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    let total = 0;
    for (let j = 0; j < count; j++) if (j !== i) total += shares[i * count + j] = kernel(i, j);
    if (total > 0) for (let j = 0; j < count; j++) shares[i * count + j]! /= total;
  }
  return shares;
}

/** The Gaussian kernel of labels. */
export function gaussianKernel(labels: Labels, bandwidth: number): (i: number, j: number) => number {
  return (i, j) => Math.exp(-((labelDistance(labels, i, j) / bandwidth) ** 2) / 2);
}
