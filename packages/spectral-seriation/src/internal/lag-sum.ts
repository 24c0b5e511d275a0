import type { DenseMatrix } from '@cairn-ml/numeric';

/** `Σ_{i<j<=i+band} weight(j - i) a_ij` of the permuted matrix: the form that most criteria have. */
export function lagSum(
  { data, size }: DenseMatrix,
  order: Int32Array,
  weight: (lag: number) => number,
  band = size - 1,
): number {
  const weights = Float64Array.from({ length: band + 1 }, (_, lag) => weight(lag));
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const row = order[i]! * size;
    const end = Math.min(i + band, size - 1);
    for (let j = i + 1; j <= end; j++) sum += weights[j - i]! * data[row + order[j]!]!;
  }
  return sum;
}
