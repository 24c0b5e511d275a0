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

/** Takes from `x` its component along each of the unit vectors, one after the other. */
export function orthogonalize(x: Float64Array, against: readonly Float64Array[]): void {
  for (const unit of against) addScaled(x, -dot(x, unit), unit);
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
