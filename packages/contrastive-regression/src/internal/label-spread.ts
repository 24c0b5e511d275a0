import type { Labels } from './read-labels.js';

/** The smallest distance of ordinal entropy; torch's `sqrt(max(1e-12, ·))`. */
export const smallestDistance = 1e-6;

/** The weights of ordinal entropy over the number of pairs, `w' / pairs`, above the diagonal; 0 below. */
export function labelSpread({ values, rows, columns }: Labels): Float32Array {
  const distances = new Float64Array(rows * rows);
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < rows; i++) {
    for (let j = i + 1; j < rows; j++) {
      let squares = 0;
      for (let c = 0; c < columns; c++) squares += (values[i * columns + c]! - values[j * columns + c]!) ** 2;
      const distance = Math.max(Math.sqrt(squares), smallestDistance);
      distances[i * rows + j] = distance;
      least = Math.min(least, distance);
      most = Math.max(most, distance);
    }
  }
  const scale = (most * rows * (rows - 1)) / 2;
  return Float32Array.from(distances, (distance) => (distance === 0 ? 0 : (distance - least) / scale));
}
