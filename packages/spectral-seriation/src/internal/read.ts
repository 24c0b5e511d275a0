import {
  checkPermutation,
  type DenseMatrix,
  InvalidArgumentError,
  isSparse,
  type MatrixInput,
  readSymmetricMatrix,
} from '@cairn-ml/numeric';

/** How far a diagonal may be from 0, relative to the largest distance: round-off of distances computed from inner products. */
const diagonalTolerance = 1e-6;

/** Reads a dense symmetric matrix; CSR is refused, because a pair that is not stored has no distance. */
export function readDense(caller: string, argument: string, matrix: MatrixInput): DenseMatrix {
  if (isSparse(matrix)) {
    throw new InvalidArgumentError(caller, argument, 'be dense (rows or {data, size})', 'CSR', 'Every pair is needed.');
  }
  return readSymmetricMatrix(caller, argument, matrix) as DenseMatrix;
}

/** Reads a dense distance matrix: symmetric, no negative entry, zero diagonal. */
export function readDistance(caller: string, distance: MatrixInput): DenseMatrix {
  const read = readDense(caller, 'distance', distance);
  const { data, size } = read;
  let largest = 0;
  for (let p = 0; p < data.length; p++) {
    if (data[p]! < 0) throw entryError(caller, 'distance', p, size, data[p]!, 'be at least 0');
    if (data[p]! > largest) largest = data[p]!;
  }
  for (let i = 0; i < size; i++) {
    const p = i * size + i;
    if (data[p]! > diagonalTolerance * largest) {
      throw entryError(caller, 'distance', p, size, data[p]!, 'be 0', 'Pass distances, not similarities.');
    }
  }
  return read;
}

/** Reads a dense similarity matrix without negative entries. */
export function readNonNegative(caller: string, argument: string, matrix: MatrixInput): DenseMatrix {
  const read = readDense(caller, argument, matrix);
  for (let p = 0; p < read.data.length; p++) {
    if (read.data[p]! < 0) throw entryError(caller, argument, p, read.size, read.data[p]!, 'be at least 0');
  }
  return read;
}

/** Reads an order of `size` objects; without one, the order in which they are given. */
export function readOrder(caller: string, order: ArrayLike<number> | undefined, size: number): Int32Array {
  if (order === undefined) return Int32Array.from({ length: size }, (_, k) => k);
  checkPermutation(caller, 'order', order, size);
  return Int32Array.from(order);
}

/** Throws unless `value` is left out or a finite number above 0. */
export function checkPositive(caller: string, argument: string, value: number | undefined): void {
  if (value === undefined || (value > 0 && Number.isFinite(value))) return;
  throw new InvalidArgumentError(caller, argument, 'be a finite number above 0', value);
}

function entryError(
  caller: string,
  argument: string,
  position: number,
  size: number,
  value: number,
  rule: string,
  fix?: string,
): InvalidArgumentError {
  const name = `${argument}[${Math.floor(position / size)}][${position % size}]`;
  return new InvalidArgumentError(caller, name, rule, value, fix);
}
