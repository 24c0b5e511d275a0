import { checkNumber } from '@cairn-ml/numeric';
import { checkKernelSize } from './internal/read.js';

/** Options of {@link gaussianKernel}. */
export interface GaussianKernelOptions {
  /** Standard deviation in pixels. By default it follows from the size, as in OpenCV. */
  sigma?: number;
}

/**
 * A one-dimensional Gaussian kernel with sum 1, as OpenCV makes it.
 *
 * `k_i = c exp(-(i - (n - 1) / 2)² / (2 sigma²))`. Without `sigma`: the fixed binomial-like tables of OpenCV up to n = 9, and
 * `sigma = 0.3 ((n - 1) / 2 - 1) + 0.8` above.
 *
 * @param size - Odd number of taps, at least 1.
 * @throws {InvalidArgumentError} for an even size, or a `sigma` that is not a positive number
 *
 * @example
 * ```ts
 * import { gaussianKernel } from '@cairn-ml/landmarks';
 *
 * gaussianKernel(5); // [0.0625, 0.25, 0.375, 0.25, 0.0625]
 * gaussianKernel(3, { sigma: 1 }); // [0.27406862, 0.45186276, 0.27406862]
 * ```
 *
 * Source: `cv2.getGaussianKernel` of OpenCV 4.6.
 */
export function gaussianKernel(size: number, options: GaussianKernelOptions = {}): Float64Array {
  const { sigma } = options;
  checkKernelSize('gaussianKernel', 'size', size);
  if (sigma !== undefined) checkNumber('gaussianKernel', 'sigma', sigma, { min: Number.MIN_VALUE });
  const table = sigma === undefined && tables.get(size);
  if (table) return Float64Array.from(table, (tap) => tap / 256);
  const deviation = sigma ?? 0.3 * ((size - 1) * 0.5 - 1) + 0.8;
  const middle = (size - 1) / 2;
  const kernel = Float64Array.from({ length: size }, (_, i) => Math.exp(-((i - middle) ** 2) / (2 * deviation ** 2)));
  const sum = kernel.reduce((total, tap) => total + tap, 0);
  return kernel.map((tap) => tap / sum);
}

/** OpenCV does not compute its small kernels; in units of 1/256. */
const tables = new Map([
  [1, [256]],
  [3, [64, 128, 64]],
  [5, [16, 64, 96, 64, 16]],
  [7, [8, 28, 56, 72, 56, 28, 8]],
  [9, [4, 13, 30, 51, 60, 51, 30, 13, 4]],
]);
