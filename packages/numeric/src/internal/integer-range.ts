/**
 * The smallest value and the number of integers up to the largest one, if all values are integers and a table of that many counts
 * is cheap; else undefined.
 */
export function integerRange(values: Float64Array): { min: number; size: number } | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if ((value | 0) !== value) return undefined;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const size = max - min + 1;
  return values.length > 0 && size <= 4 * values.length ? { min, size } : undefined;
}
