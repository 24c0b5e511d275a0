import { checkLength, type DenseMatrix, InvalidArgumentError, type SymmetricProduct } from '@cairn-ml/numeric';
import { addon } from './internal/load-addon.js';

/**
 * Prepares the product of a dense symmetric matrix with vectors: what `createSymmetricProduct` of `@cairn-ml/numeric` does, in C++.
 *
 * Nothing is copied; only the lower triangle is read, each entry once: n²/2 numbers per product, in float64. As the `multiply` of a
 * product it can be handed to `smallestEigenpairs`, which takes any function `(x, y) => void`.
 *
 * The entries are trusted: check a matrix of unknown origin with `readSymmetricMatrix` first.
 *
 * @throws {ShapeError} when `data` has not size² entries
 * @throws {BackendError} where no binary fits the machine
 *
 * @example
 * ```ts
 * import { createSymmetricProduct } from '@cairn-ml/native';
 *
 * const product = createSymmetricProduct({ data: Float64Array.of(2, 1, 1, 3), size: 2 });
 * const y = new Float64Array(2);
 * product.multiply(Float64Array.of(1, 10), y);
 * console.log(y); // [12, 31]
 * ```
 */
export function createSymmetricProduct({ data, size }: DenseMatrix): SymmetricProduct {
  const binary = addon();
  checkLength('createSymmetricProduct', 'matrix.data', data, size * size, 'size² entries');
  const shape = Int32Array.of(size);
  let isReleased = false;
  return {
    size,
    multiply(x, y) {
      if (isReleased) throw new InvalidArgumentError('multiply', 'product', 'not be released', 'a released product');
      checkLength('multiply', 'x', x, size, 'one entry per row');
      checkLength('multiply', 'y', y, size, 'one entry per row');
      binary.symmetricProduct(shape, data, x, y);
    },
    release() {
      isReleased = true;
    },
  };
}
