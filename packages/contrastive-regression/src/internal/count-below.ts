/** How many of the ascending values are below `bound`, or with `included` at most `bound`. */
export function countBelow(sorted: Float64Array, bound: number, included = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle]!;
    if (value < bound || (included && value === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}
