import { labelSpread, smallestDistance } from './label-spread.js';
import { type Features, throughUnit, unitFeatures } from './read-views.js';

/** The derivatives of the diversity of ordinal entropy by features, in float64; for a few samples a device takes longer. */
export function diversityGradient(features: Features, labels: Float64Array): Float64Array {
  const { rows, columns } = features;
  const { unit, norms } = unitFeatures(features);
  const weights = labelSpread({ values: labels, rows, columns: 1 });
  const gradient = new Float64Array(unit.length);
  for (let i = 0; i < rows; i++) {
    for (let j = i + 1; j < rows; j++) {
      const weight = weights[i * rows + j]!;
      if (weight === 0) continue;
      const [a, b] = [i * columns, j * columns];
      let squares = 0;
      for (let c = 0; c < columns; c++) squares += (unit[a + c]! - unit[b + c]!) ** 2;
      const distance = Math.sqrt(squares);
      if (distance <= smallestDistance) continue;
      const pull = weight / distance;
      for (let c = 0; c < columns; c++) {
        const share = pull * (unit[a + c]! - unit[b + c]!);
        gradient[a + c]! -= share;
        gradient[b + c]! += share;
      }
    }
  }
  return throughUnit(gradient, unit, norms, columns);
}
