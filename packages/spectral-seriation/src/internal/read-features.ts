import { checkDenseSize, checkInteger, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { FeatureMatrix } from '../feature-distance.js';

/** Reads features and checks them: rows of one length, finite entries, and room for a matrix of all pairs. */
export function readFeatures(
  caller: string,
  features: FeatureMatrix,
): { data: Float64Array; rows: number; columns: number } {
  const read = 'data' in features ? readFlat(caller, features) : readRows(caller, features);
  for (let p = 0; p < read.data.length; p++) {
    if (!Number.isFinite(read.data[p])) {
      const name = `features[${Math.floor(p / read.columns)}][${p % read.columns}]`;
      throw new InvalidArgumentError(caller, name, 'be a finite number', read.data[p]);
    }
  }
  checkDenseSize(caller, 'features', read.rows);
  return read;
}

function readFlat(caller: string, features: Exclude<FeatureMatrix, ArrayLike<ArrayLike<number>>>) {
  const { data, rows, columns } = features;
  checkInteger(caller, 'features.rows', rows, { min: 0 });
  checkInteger(caller, 'features.columns', columns, { min: 0 });
  if (data.length !== rows * columns) {
    throw new ShapeError(caller, 'features.data', `have rows x columns entries (${rows * columns})`, [data.length]);
  }
  return features;
}

function readRows(caller: string, features: ArrayLike<ArrayLike<number>>) {
  const rows = features.length;
  const columns = rows === 0 ? 0 : features[0]!.length;
  for (let i = 0; i < rows; i++) {
    if (features[i]!.length !== columns) {
      const rule = `have as many entries as the first row (${columns})`;
      throw new ShapeError(caller, `features[${i}]`, rule, [features[i]!.length]);
    }
  }
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) data.set(features[i]!, i * columns);
  return { data, rows, columns };
}
