import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { FeatureMatrix } from '@cairn-ml/spectral-seriation';

/** Features in float64, row-major. */
export interface Features {
  data: Float64Array;
  rows: number;
  columns: number;
}

/** Checks several views of the same samples: equal shapes, finite entries. */
export function readViews(caller: string, argument: string, views: readonly FeatureMatrix[]): Features[] {
  if (views.length === 0) throw new InvalidArgumentError(caller, argument, 'have at least one view', []);
  const read = views.map((view) => readFeatures(caller, argument, view));
  const { rows, columns } = read[0]!;
  for (const view of read)
    if (view.rows !== rows || view.columns !== columns)
      throw new ShapeError(caller, argument, `have the shape of the first view ([${rows}, ${columns}])`, [
        view.rows,
        view.columns,
      ]);
  return read;
}

function readFeatures(caller: string, argument: string, features: FeatureMatrix): Features {
  const read = 'data' in features ? { ...features } : fromRows(caller, argument, features);
  if (read.data.length !== read.rows * read.columns)
    throw new ShapeError(caller, `${argument}.data`, `have rows x columns entries (${read.rows * read.columns})`, [
      read.data.length,
    ]);
  const bad = read.data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return read;
  const place = `${argument}[${Math.floor(bad / read.columns)}][${bad % read.columns}]`;
  throw new InvalidArgumentError(caller, place, 'be a finite number', read.data[bad]);
}

function fromRows(caller: string, argument: string, rows: ArrayLike<ArrayLike<number>>): Features {
  const columns = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++) {
    if (rows[i]!.length !== columns)
      throw new ShapeError(caller, `${argument}[${i}]`, `have as many entries as the first row (${columns})`, [
        rows[i]!.length,
      ]);
    data.set(rows[i]!, i * columns);
  }
  return { data, rows: rows.length, columns };
}

/** Rows over `max(norm, 1e-12)`, and those divisors. */
export function unitFeatures({ data, rows, columns }: Features): { unit: Float64Array; norms: Float64Array } {
  const unit = new Float64Array(data.length);
  const norms = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let squares = 0;
    for (let c = i * columns; c < (i + 1) * columns; c++) squares += data[c]! ** 2;
    norms[i] = Math.max(Math.sqrt(squares), 1e-12);
    for (let c = i * columns; c < (i + 1) * columns; c++) unit[c] = data[c]! / norms[i]!;
  }
  return { unit, norms };
}

/** The gradient by rows from that by unit rows; a row below the smallest norm is divided by a constant. */
export function throughUnit(
  gradient: Float64Array,
  unit: Float64Array,
  norms: Float64Array,
  columns: number,
): Float64Array {
  const result = new Float64Array(gradient.length);
  for (let i = 0; i < norms.length; i++) {
    const [start, end] = [i * columns, (i + 1) * columns];
    let along = 0;
    if (norms[i]! > 1e-12) for (let c = start; c < end; c++) along += unit[c]! * gradient[c]!;
    for (let c = start; c < end; c++) result[c] = (gradient[c]! - along * unit[c]!) / norms[i]!;
  }
  return result;
}

/** The mean of several arrays. */
export function meanOf(arrays: readonly Float64Array[]): Float64Array {
  if (arrays.length === 1) return arrays[0]!;
  return arrays[0]!.map((_, k) => arrays.reduce((sum, array) => sum + array[k]!, 0) / arrays.length);
}

/** Inner products of all pairs of rows, n x n. */
export function innerProducts(data: Float64Array, rows: number, columns: number): Float64Array {
  const products = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = i; j < rows; j++) {
      let sum = 0;
      for (let c = 0; c < columns; c++) sum += data[i * columns + c]! * data[j * columns + c]!;
      products[i * rows + j] = sum;
      products[j * rows + i] = sum;
    }
  }
  return products;
}
