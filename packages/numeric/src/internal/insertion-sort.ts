/** Sorts `values[from]` to `values[to - 1]` in place. Returns the number of inversions: pairs that stood in falling order. */
export function insertionSort(values: Int32Array, from: number, to: number): number {
  let inversions = 0;
  for (let i = from + 1; i < to; i++) {
    const value = values[i]!;
    let j = i - 1;
    while (j >= from && values[j]! > value) {
      values[j + 1] = values[j]!;
      j--;
    }
    values[j + 1] = value;
    inversions += i - 1 - j;
  }
  return inversions;
}
