/**
 * The squared Euclidean distance of every pixel to the nearest one where `isSource` is 1, for an array of any rank, in time linear in its size:
 * lower envelopes of parabolas along one axis after the other (Felzenszwalb and Huttenlocher 2012). Infinite without a source.
 */
export function squaredDistances(
  isSource: Uint8Array,
  shape: readonly number[],
  spacing: readonly number[],
): Float64Array {
  const distances = Float64Array.from(isSource, (source) => (source ? 0 : Infinity));
  const longest = Math.max(...shape);
  const line = new Float64Array(longest);
  const roots = new Int32Array(longest);
  const starts = new Float64Array(longest + 1);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis]!;
    const scale = spacing[axis]! ** 2;
    for (let first = 0; first < distances.length; first++) {
      if (Math.floor(first / stride) % length !== 0) continue;
      for (let i = 0; i < length; i++) line[i] = distances[first + i * stride]!;
      const count = lowerEnvelope(line, length, scale, roots, starts);
      if (count === 0) continue;
      for (let i = 0, k = 0; i < length; i++) {
        while (k + 1 < count && starts[k + 1]! < i) k++;
        const root = roots[k]!;
        distances[first + i * stride] = line[root]! + scale * (i - root) ** 2;
      }
    }
    stride *= length;
  }
  return distances;
}

/** Which parabolas `values[root] + scale (i - root)²` are lowest, from where on. Returns how many there are. */
function lowerEnvelope(
  values: Float64Array,
  length: number,
  scale: number,
  roots: Int32Array,
  starts: Float64Array,
): number {
  let count = 0;
  for (let q = 0; q < length; q++) {
    if (values[q] === Infinity) continue;
    let start = -Infinity;
    while (count > 0) {
      const p = roots[count - 1]!;
      start = (values[q]! - values[p]! + scale * (q * q - p * p)) / (2 * scale * (q - p));
      if (start > starts[count - 1]!) break;
      count--;
      start = -Infinity;
    }
    roots[count] = q;
    starts[count++] = start;
  }
  return count;
}
