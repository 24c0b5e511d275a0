import { asFloat64Array, asInt32Array } from './internal/as-typed-array.js';
import { loadKernels } from './internal/kernels.js';
import { type DenseMatrix, isSparse, type SparseMatrix } from './matrix.js';

/** The product of one symmetric matrix with any vector, prepared for many calls. */
export interface SymmetricProduct {
  readonly size: number;
  /** y = A x. `x` and `y` have `size` entries and do not overlap. */
  multiply(x: Float64Array, y: Float64Array): void;
  /** Gives the memory of a dense product back for the next one. Calling `multiply` afterwards is an error. */
  release(): void;
}

/**
 * Prepares the product of a symmetric matrix with vectors.
 *
 * A dense matrix is copied once into the memory of a small WebAssembly module, its lower triangle only, as tiles that a product reads in one
 * ascending stream: n²/2 numbers per product, at memory bandwidth. Where WebAssembly or its SIMD instructions are missing, or
 * for n < 48, plain loops over the lower triangle do the same. A CSR matrix is read row by row.
 *
 * The entries are trusted: check a matrix of unknown origin with {@link readSymmetricMatrix} first.
 *
 * @example
 * ```ts
 * import { createSymmetricProduct } from '@cairn-ml/numeric';
 *
 * const product = createSymmetricProduct({ data: Float64Array.of(2, 1, 1, 3), size: 2 });
 * const y = new Float64Array(2);
 * product.multiply(Float64Array.of(1, 10), y);
 * product.release();
 * console.log(y); // [12, 31]
 * ```
 */
export function createSymmetricProduct(matrix: DenseMatrix | SparseMatrix): SymmetricProduct {
  if (isSparse(matrix)) return sparseProduct(matrix);
  return (matrix.size >= 48 && simdProduct(matrix)) || plainProduct(matrix);
}

function sparseProduct(matrix: SparseMatrix): SymmetricProduct {
  const { size } = matrix;
  const rowPointers = asInt32Array(matrix.rowPointers);
  const columns = asInt32Array(matrix.columnIndices);
  const values = asFloat64Array(matrix.values);
  return {
    size,
    multiply(x, y) {
      for (let i = 0; i < size; i++) {
        let s = 0;
        for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) s += values[p]! * x[columns[p]!]!;
        y[i] = s;
      }
    },
    release() {},
  };
}

function plainProduct({ data, size }: DenseMatrix): SymmetricProduct {
  return {
    size,
    multiply(x, y) {
      y.fill(0);
      for (let i = 0; i < size; i++) {
        const row = i * size;
        const xi = x[i]!;
        let s = data[row + i]! * xi;
        for (let j = 0; j < i; j++) {
          const value = data[row + j]!;
          s += value * x[j]!;
          y[j]! += value * xi;
        }
        y[i]! += s;
      }
    },
    release() {},
  };
}

function simdProduct({ data, size }: DenseMatrix): SymmetricProduct | undefined {
  const blocks = Math.ceil(size / 4);
  const padded = 4 * blocks;
  const tileBytes = 64 * blocks * (blocks + 1);
  const loaded = loadKernels(tileBytes + 6 * padded * 8);
  if (!loaded) return undefined;
  const { kernels, buffer, release } = loaded;
  const [xBytes, yBytes, rowBytes] = [tileBytes, tileBytes + 8 * padded, tileBytes + 16 * padded];
  const xs = new Float64Array(buffer, xBytes, padded).fill(0);
  const ys = new Float64Array(buffer, yBytes, size);
  const rows = new Float64Array(buffer, rowBytes, 4 * padded).fill(0);
  let tile = 0;
  for (let b = 0; b < blocks; b++) {
    const columns = 4 * b + 4;
    for (let r = 0; r < 4; r++) {
      const i = 4 * b + r;
      if (i < size) rows.set(data.subarray(i * size, i * size + Math.min(columns, size)), r * padded);
      else rows.fill(0, r * padded, (r + 1) * padded);
    }
    kernels.pack(rowBytes, 8 * padded, columns, tile);
    tile += 32 * columns;
  }
  return {
    size,
    multiply(x, y) {
      xs.set(x);
      kernels.multiply(0, blocks, xBytes, yBytes);
      y.set(ys);
    },
    release,
  };
}
