import { asFloat64Array, asInt32Array } from './internal/as-typed-array.js';
import { symmetricProductWasm } from './internal/symmetric-product.wasm.js';
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
 * A dense matrix is copied once into the memory of a 0.8 kB WebAssembly module, its lower triangle only, as tiles that a product reads in one
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

interface Kernels {
  pack(rows: number, stride: number, columns: number, out: number): void;
  multiply(tiles: number, blocks: number, x: number, y: number): void;
}

function simdProduct({ data, size }: DenseMatrix): SymmetricProduct | undefined {
  const blocks = Math.ceil(size / 4);
  const padded = 4 * blocks;
  const tileBytes = 64 * blocks * (blocks + 1);
  const memory = takeMemory(tileBytes + 6 * padded * 8);
  const module = memory && simdModule();
  if (!module) return undefined;
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
  const [xBytes, yBytes, rowBytes] = [tileBytes, tileBytes + 8 * padded, tileBytes + 16 * padded];
  const xs = new Float64Array(memory.buffer, xBytes, padded).fill(0);
  const ys = new Float64Array(memory.buffer, yBytes, size);
  const rows = new Float64Array(memory.buffer, rowBytes, 4 * padded).fill(0);
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
    release() {
      spareMemory = new WeakRef(memory);
    },
  };
}

let compiled: WebAssembly.Module | undefined | null = null;

/** The compiled kernels, or undefined where WebAssembly or its SIMD instructions are missing or forbidden. */
function simdModule(): WebAssembly.Module | undefined {
  if (compiled === null) {
    try {
      compiled = new WebAssembly.Module(
        Uint8Array.from(atob(symmetricProductWasm), (character) => character.charCodeAt(0)),
      );
    } catch {
      compiled = undefined;
    }
  }
  return compiled;
}

/** The memory of the last released product: touching fresh pages costs more than filling known ones. Held weakly. */
let spareMemory: WeakRef<WebAssembly.Memory> | undefined;

function takeMemory(bytes: number): WebAssembly.Memory | undefined {
  const pages = Math.ceil(bytes / 65536);
  const spare = spareMemory?.deref();
  spareMemory = undefined;
  try {
    if (!spare) return new WebAssembly.Memory({ initial: pages });
    const missing = pages - spare.buffer.byteLength / 65536;
    if (missing > 0) spare.grow(missing);
    return spare;
  } catch {
    return undefined;
  }
}
