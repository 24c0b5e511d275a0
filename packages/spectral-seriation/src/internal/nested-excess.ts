import type { DenseMatrix } from '@cairn-ml/numeric';

/** By how much a similarity exceeds one nearer to the diagonal, at most, and which positions those are. */
export interface NestedExcess {
  /** `max s_ad - s_bc` over positions `a <= b < c <= d`, the pairs different; -Infinity when there are none. */
  excess: number;
  outer: [number, number];
  inner: [number, number];
}

/** Looks at all nested pairs of positions of the permuted matrix, lag by lag, in O(n²) time and O(n) memory. */
export function nestedExcess({ data, size }: DenseMatrix, order: Int32Array): NestedExcess {
  const smallest = new Float64Array(size); // of the pairs within the positions i to i + lag
  const first = new Int32Array(size); // where it is
  const last = new Int32Array(size);
  let worst: NestedExcess = { excess: -Infinity, outer: [-1, -1], inner: [-1, -1] };
  for (let lag = 1; lag < size; lag++) {
    for (let i = 0; i + lag < size; i++) {
      const value = data[order[i]! * size + order[i + lag]!]!;
      if (lag > 1) {
        if (smallest[i + 1]! < smallest[i]!) {
          smallest[i] = smallest[i + 1]!;
          first[i] = first[i + 1]!;
          last[i] = last[i + 1]!;
        }
        if (value - smallest[i]! > worst.excess)
          worst = { excess: value - smallest[i]!, outer: [i, i + lag], inner: [first[i]!, last[i]!] };
      }
      if (lag === 1 || value < smallest[i]!) {
        smallest[i] = value;
        first[i] = i;
        last[i] = i + lag;
      }
    }
  }
  return worst;
}
