import type { SparseMatrix } from '../matrix.js';
import { asInt32Array } from './as-typed-array.js';
import { loadKernels } from './kernels.js';
import { reverseCuthillMcKee } from './reverse-cuthill-mckee.js';

/** A Cholesky factorisation in an order of its own. Vectors that it takes are in that order. */
export interface EnvelopeCholesky {
  /** `order[position] = row` */
  order: Int32Array;
  /** Replaces b by the solution of (A - shift) x = b; with a grounded last position x is 0 there. */
  solve(b: Float64Array): void;
  /** The same for four at once, in little more than the time of one. They are interleaved: b of side s at a position is `sides[4 position + s]`. */
  solveFour(sides: Float64Array): void;
  /** Gives the memory of the factor back. Calling `solve` afterwards is an error. */
  release(): void;
}

/** Where each row of the lower triangle begins, in reverse Cuthill-McKee order, and what factorising it would cost. */
export interface Envelope {
  order: Int32Array;
  /** `firstColumn[position]`: leftmost stored column of that row. */
  firstColumn: Int32Array;
  /** Stored numbers of the factor. */
  entries: number;
  /** Multiplications of the factorisation. */
  multiplications: number;
}

/** Plans the factorisation. O(entries of the matrix). */
export function planEnvelope(matrix: SparseMatrix): Envelope {
  const { size } = matrix;
  const rowPointers = asInt32Array(matrix.rowPointers);
  const columns = asInt32Array(matrix.columnIndices);
  const order = reverseCuthillMcKee(rowPointers, columns);
  const position = new Int32Array(size);
  for (let k = 0; k < size; k++) position[order[k]!] = k;
  const firstColumn = new Int32Array(size);
  let entries = 0;
  let multiplications = 0;
  for (let k = 0; k < size; k++) {
    const row = order[k]!;
    let first = k;
    for (let p = rowPointers[row]!; p < rowPointers[row + 1]!; p++) first = Math.min(first, position[columns[p]!]!);
    firstColumn[k] = first;
    const length = k - first + 1;
    entries += length;
    multiplications += (length * length) / 2;
  }
  return { order, firstColumn, entries, multiplications };
}

/**
 * Factorises A - shift, row by row within the envelope. With `grounded` the last position is held at 0, which makes a connected Laplacian
 * definite; its null space is then the caller's to project out.
 *
 * @returns undefined when the matrix is not positive definite
 */
export function envelopeCholesky(
  matrix: SparseMatrix,
  envelope: Envelope,
  shift: number,
  grounded: boolean,
): EnvelopeCholesky | undefined {
  const { order, firstColumn } = envelope;
  const rows = grounded ? matrix.size - 1 : matrix.size;
  const ends = new Int32Array(matrix.size); // index of the diagonal entry, which ends its row
  for (let k = 0, next = 0; k < matrix.size; k++) {
    next += k - firstColumn[k]! + 1;
    ends[k] = next - 1;
  }
  const factor = factorize(matrix, envelope, ends, shift, rows);
  if (!factor) return undefined;
  const { values, release } = factor;
  return {
    order,
    solve(b) {
      for (let i = 0; i < rows; i++) {
        const row = ends[i]! - i;
        let s = b[i]!;
        for (let j = firstColumn[i]!; j < i; j++) s -= values[row + j]! * b[j]!;
        b[i] = s / values[row + i]!;
      }
      if (grounded) b[rows] = 0;
      for (let i = rows - 1; i >= 0; i--) {
        const row = ends[i]! - i;
        const x = b[i]! / values[row + i]!;
        b[i] = x;
        for (let j = firstColumn[i]!; j < i; j++) b[j]! -= values[row + j]! * x;
      }
    },
    solveFour(sides) {
      solveFourSides(values, firstColumn, ends, rows, sides);
      if (grounded) sides.fill(0, 4 * rows);
    },
    release,
  };
}

function solveFourSides(
  values: Float64Array,
  firstColumn: Int32Array,
  ends: Int32Array,
  rows: number,
  x: Float64Array,
): void {
  for (let i = 0; i < rows; i++) {
    const row = ends[i]! - i;
    const at = 4 * i;
    let s0 = x[at]!;
    let s1 = x[at + 1]!;
    let s2 = x[at + 2]!;
    let s3 = x[at + 3]!;
    for (let j = firstColumn[i]!, p = 4 * j; j < i; j++, p += 4) {
      const value = values[row + j]!;
      s0 -= value * x[p]!;
      s1 -= value * x[p + 1]!;
      s2 -= value * x[p + 2]!;
      s3 -= value * x[p + 3]!;
    }
    const pivot = values[row + i]!;
    x[at] = s0 / pivot;
    x[at + 1] = s1 / pivot;
    x[at + 2] = s2 / pivot;
    x[at + 3] = s3 / pivot;
  }
  for (let i = rows - 1; i >= 0; i--) {
    const row = ends[i]! - i;
    const at = 4 * i;
    const pivot = values[row + i]!;
    const x0 = x[at]! / pivot;
    const x1 = x[at + 1]! / pivot;
    const x2 = x[at + 2]! / pivot;
    const x3 = x[at + 3]! / pivot;
    x[at] = x0;
    x[at + 1] = x1;
    x[at + 2] = x2;
    x[at + 3] = x3;
    for (let j = firstColumn[i]!, p = 4 * j; j < i; j++, p += 4) {
      const value = values[row + j]!;
      x[p]! -= value * x0;
      x[p + 1]! -= value * x1;
      x[p + 2]! -= value * x2;
      x[p + 3]! -= value * x3;
    }
  }
}

interface Factor {
  values: Float64Array;
  release(): void;
}

/** From this many multiplications on the SIMD kernel pays for its memory. */
const simdFrom = 1e6;

function factorize(
  matrix: SparseMatrix,
  envelope: Envelope,
  ends: Int32Array,
  shift: number,
  rows: number,
): Factor | undefined {
  const { entries, firstColumn, multiplications } = envelope;
  const n = matrix.size;
  const indexBytes = 8 * Math.ceil(n / 2);
  const loaded = multiplications >= simdFrom ? loadKernels(8 * entries + 2 * indexBytes) : undefined;
  if (!loaded) {
    const values = new Float64Array(entries);
    scatter(matrix, envelope.order, ends, values, shift);
    return factorizeRows(values, firstColumn, ends, rows) ? { values, release() {} } : undefined;
  }
  const { kernels, buffer, release } = loaded;
  const [firstBytes, endBytes] = [8 * entries, 8 * entries + indexBytes];
  const values = new Float64Array(buffer, 0, entries).fill(0);
  scatter(matrix, envelope.order, ends, values, shift);
  new Int32Array(buffer, firstBytes, n).set(firstColumn);
  new Int32Array(buffer, endBytes, n).set(ends);
  if (kernels.factorize(0, firstBytes, endBytes, rows) === -1) return { values, release };
  release();
  return undefined;
}

/** What the kernel `factorize` does, without it. */
function factorizeRows(values: Float64Array, firstColumn: Int32Array, ends: Int32Array, rows: number): boolean {
  for (let i = 0; i < rows; i++) {
    const row = ends[i]! - i;
    const first = firstColumn[i]!;
    const diagonal = values[row + i]!;
    let square = 0;
    for (let j = first; j < i; j++) {
      const other = ends[j]! - j;
      const from = Math.max(first, firstColumn[j]!);
      const entry = (values[row + j]! - innerProduct(values, row + from, other + from, j - from)) / values[other + j]!;
      values[row + j] = entry;
      square += entry * entry;
    }
    const pivot = diagonal - square;
    if (!(pivot > 1e-15 * Math.abs(diagonal))) return false;
    values[row + i] = Math.sqrt(pivot);
  }
  return true;
}

function scatter(matrix: SparseMatrix, order: Int32Array, ends: Int32Array, values: Float64Array, shift: number): void {
  const { rowPointers, columnIndices, size } = matrix;
  const position = new Int32Array(size);
  for (let k = 0; k < size; k++) position[order[k]!] = k;
  for (let k = 0; k < size; k++) {
    const row = order[k]!;
    const end = rowPointers[row + 1]!;
    for (let p = rowPointers[row]!; p < end; p++) {
      const column = position[columnIndices[p]!]!;
      if (column <= k) values[ends[k]! - k + column] = matrix.values[p]!;
    }
    values[ends[k]!]! -= shift;
  }
}

function innerProduct(values: Float64Array, a: number, b: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += values[a + k]! * values[b + k]!;
    s1 += values[a + k + 1]! * values[b + k + 1]!;
    s2 += values[a + k + 2]! * values[b + k + 2]!;
    s3 += values[a + k + 3]! * values[b + k + 3]!;
  }
  for (; k < length; k++) s0 += values[a + k]! * values[b + k]!;
  return s0 + s1 + (s2 + s3);
}
