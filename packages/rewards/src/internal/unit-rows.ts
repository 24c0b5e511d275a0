import { checkFinite, checkLength } from '@cairn-ml/numeric';

/** Rows of length 1, whatever their scale: squares of 1e200 and of 1e-200 are no numbers to work with. A zero row stays one. */
export function unitRows(
  caller: string,
  argument: string,
  rows: readonly ArrayLike<number>[],
  width: number,
): Float64Array[] {
  return rows.map((row, i) => unitRow(caller, `${argument}[${i}]`, row, width));
}

export function unitRow(caller: string, argument: string, row: ArrayLike<number>, width: number): Float64Array {
  checkLength(caller, argument, row, width, 'as many entries as the others');
  checkFinite(caller, argument, row);
  let norm = 0;
  for (let d = 0; d < width; d++) norm = Math.hypot(norm, row[d]!);
  return Float64Array.from(row, (value) => value / (norm || 1));
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}
