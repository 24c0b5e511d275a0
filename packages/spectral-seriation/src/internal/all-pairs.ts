import type { DenseMatrix } from '@cairn-ml/numeric';

type Features = { data: Float64Array; rows: number; columns: number };

/** The symmetric matrix of `value(data, start of row i, start of row j, columns)` over all pairs i >= j. */
export function allPairs(
  { data, rows, columns }: Features,
  value: (data: Float64Array, a: number, b: number, columns: number) => number,
): DenseMatrix {
  const result = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      const entry = value(data, i * columns, j * columns, columns);
      result[i * rows + j] = entry;
      result[j * rows + i] = entry;
    }
  }
  return { data: result, size: rows };
}

export function innerProduct(data: Float64Array, a: number, b: number, columns: number): number {
  let sum = 0;
  for (let k = 0; k < columns; k++) sum += data[a + k]! * data[b + k]!;
  return sum;
}

/** The rows divided by their length, and centred before that if asked for; a row of zeros stays one. */
export function unitRows({ data, rows, columns }: Features, centred = false): Features {
  const unit = data.slice();
  for (let i = 0; i < rows; i++) {
    const row = unit.subarray(i * columns, (i + 1) * columns);
    if (centred) subtractMean(row);
    let largest = 0; // squares of entries up to 1 cannot overflow
    for (let k = 0; k < columns; k++) largest = Math.max(largest, Math.abs(row[k]!));
    if (largest === 0) continue;
    for (let k = 0; k < columns; k++) row[k]! /= largest;
    const length = Math.sqrt(innerProduct(row, 0, 0, columns));
    for (let k = 0; k < columns; k++) row[k]! /= length;
  }
  return { data: unit, rows, columns };
}

function subtractMean(row: Float64Array): void {
  let mean = 0;
  let constant = true;
  for (let k = 0; k < row.length; k++) {
    mean += row[k]! / row.length;
    if (row[k] !== row[0]) constant = false;
  }
  if (constant)
    row.fill(0); // not what round-off would leave of it
  else for (let k = 0; k < row.length; k++) row[k]! -= mean;
}
