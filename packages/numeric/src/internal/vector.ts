/** Inner product of two vectors of length `n`, in four partial sums. */
export function dot(a: Float64Array, b: Float64Array, n: number = a.length): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < n; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < n; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
}

/** `y += factor * x` */
export function addScaled(y: Float64Array, factor: number, x: Float64Array, n: number = y.length): void {
  for (let i = 0; i < n; i++) y[i]! += factor * x[i]!;
}

/** Euclidean norm. */
export function norm(x: Float64Array): number {
  return Math.sqrt(dot(x, x));
}

/** `x *= factor` */
export function scale(x: Float64Array, factor: number): void {
  for (let i = 0; i < x.length; i++) x[i]! *= factor;
}

/** Takes from `x` its component along each of the orthonormal vectors, four a pass. */
export function orthogonalize(x: Float64Array, against: readonly Float64Array[]): void {
  let k = 0;
  for (; k + 3 < against.length; k += 4) {
    orthogonalizeFour(x, against[k]!, against[k + 1]!, against[k + 2]!, against[k + 3]!);
  }
  for (; k < against.length; k++) addScaled(x, -dot(x, against[k]!), against[k]!);
}

function orthogonalizeFour(x: Float64Array, a: Float64Array, b: Float64Array, c: Float64Array, d: Float64Array): void {
  const n = x.length;
  let sa = 0;
  let sb = 0;
  let sc = 0;
  let sd = 0;
  for (let i = 0; i < n; i++) {
    const value = x[i]!;
    sa += value * a[i]!;
    sb += value * b[i]!;
    sc += value * c[i]!;
    sd += value * d[i]!;
  }
  for (let i = 0; i < n; i++) x[i]! -= sa * a[i]! + sb * b[i]! + (sc * c[i]! + sd * d[i]!);
}

/** Fills `x` with fixed pseudo-random numbers from -0.5 to 0.5 (mulberry32), unrelated between seeds: a start vector without structure. */
export function fillPseudoRandom(x: Float64Array, seed: number): void {
  let state = seed | 0;
  for (let i = 0; i < x.length; i++) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    x[i] = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 - 0.5;
  }
}
