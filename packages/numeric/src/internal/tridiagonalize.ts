/** A symmetric matrix as scale Q T Qᵀ: the tridiagonal T, and Q as Householder reflectors. */
export interface Tridiagonal {
  /** Takes eigenvalues of T to those of the matrix: 1, or a power of two where its entries are so large or small that squares would leave float64. */
  scale: number;
  /** Diagonal of T, n entries. */
  diagonal: Float64Array;
  /** Off-diagonal of T, n - 1 entries. */
  offDiagonal: Float64Array;
  /** Row m holds reflector m in its first m entries, the last of which is 1. */
  reflectors: Float64Array;
  /** Factor of each reflector: H_m = I - factors[m] u uᵀ. */
  factors: Float64Array;
}

/**
 * Householder reduction of a dense symmetric matrix (its lower triangle, which is overwritten) to tridiagonal form, from the last row up.
 *
 * The rank-2 update of one reflector and the matrix-vector product of the next are one pass over the triangle: 4/3 n³ flops, half the memory traffic.
 */
export function tridiagonalize(a: Float64Array, n: number): Tridiagonal {
  const scale = bringIntoRange(a);
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(Math.max(n - 1, 0));
  const factors = new Float64Array(n);
  const product = new Float64Array(n);
  const q = new Float64Array(n); // the update A -= u qᵀ + q uᵀ, u in row m + 1, that the rows below have had and the rows above await
  for (let m = n - 1; m >= 0; m--) {
    const row = m * n;
    const below = m < n - 1 ? row + n : row; // for the last row q is still 0
    const um = a[below + m]!;
    const qm = q[m]!;
    for (let j = 0; j <= m; j++) a[row + j]! -= um * q[j]! + qm * a[below + j]!;
    diagonal[m] = a[row + m]!;
    if (m === 0) break;
    const factor = reflector(a, row, m, offDiagonal);
    factors[m] = factor;
    updateAndMultiply(a, n, m, below, q, product);
    let inner = 0;
    for (let j = 0; j < m; j++) inner += product[j]! * a[row + j]!;
    const half = 0.5 * factor * factor * inner;
    for (let j = 0; j < m; j++) q[j] = factor * product[j]! - half * a[row + j]!;
  }
  return { scale, diagonal, offDiagonal, reflectors: a, factors };
}

function bringIntoRange(a: Float64Array): number {
  let largest = 0;
  for (let p = 0; p < a.length; p++) largest = Math.max(largest, Math.abs(a[p]!));
  if (largest === 0 || (largest > 1e-100 && largest < 1e100)) return 1;
  const scale = 2 ** Math.max(-1000, Math.floor(Math.log2(largest)));
  for (let p = 0; p < a.length; p++) a[p]! /= scale;
  return scale;
}

/** Beside entries of ordinary size this is zero; smaller numbers have no digits to make a reflector from. */
const vanishing = 1e-200;

/** Turns `a[row .. row + m]` into the reflector that maps it onto its last axis; returns the factor, 0 when nothing is to do. */
function reflector(a: Float64Array, row: number, m: number, offDiagonal: Float64Array): number {
  const last = a[row + m - 1]!;
  let largest = 0;
  for (let j = 0; j < m - 1; j++) largest = Math.max(largest, Math.abs(a[row + j]!));
  if (largest < vanishing) {
    offDiagonal[m - 1] = last;
    a[row + m - 1] = 1;
    return 0;
  }
  const unit = Math.max(largest, Math.abs(last)); // scaled, so that squares neither overflow nor vanish
  let square = 0;
  for (let j = 0; j < m; j++) square += (a[row + j]! / unit) ** 2;
  const length = last > 0 ? -unit * Math.sqrt(square) : unit * Math.sqrt(square);
  const pivot = last - length;
  for (let j = 0; j < m - 1; j++) a[row + j]! /= pivot;
  a[row + m - 1] = 1;
  offDiagonal[m - 1] = length;
  return -pivot / length;
}

/** Rows 0..m-1 of the lower triangle: A -= p qᵀ + q pᵀ with p the row at `p`, and y = A u with the updated A and u the row m. Two rows at a time. */
function updateAndMultiply(a: Float64Array, n: number, m: number, p: number, q: Float64Array, y: Float64Array): void {
  const u = m * n;
  y.fill(0, 0, m);
  let i = 0;
  for (; i + 1 < m; i += 2) {
    const r0 = i * n;
    const r1 = r0 + n;
    const p0 = a[p + i]!;
    const p1 = a[p + i + 1]!;
    const q0 = q[i]!;
    const q1 = q[i + 1]!;
    const u0 = a[u + i]!;
    const u1 = a[u + i + 1]!;
    let s0 = 0;
    let s1 = 0;
    for (let j = 0; j < i; j++) {
      const pj = a[p + j]!;
      const qj = q[j]!;
      const uj = a[u + j]!;
      const a0 = a[r0 + j]! - (p0 * qj + q0 * pj);
      const a1 = a[r1 + j]! - (p1 * qj + q1 * pj);
      a[r0 + j] = a0;
      a[r1 + j] = a1;
      s0 += a0 * uj;
      s1 += a1 * uj;
      y[j]! += a0 * u0 + a1 * u1;
    }
    const d0 = a[r0 + i]! - 2 * p0 * q0;
    const c = a[r1 + i]! - (p1 * q0 + q1 * p0);
    const d1 = a[r1 + i + 1]! - 2 * p1 * q1;
    a[r0 + i] = d0;
    a[r1 + i] = c;
    a[r1 + i + 1] = d1;
    y[i]! += s0 + d0 * u0 + c * u1;
    y[i + 1]! += s1 + c * u0 + d1 * u1;
  }
  if (i < m) {
    const r = i * n;
    const pi = a[p + i]!;
    const qi = q[i]!;
    const ui = a[u + i]!;
    let s = 0;
    for (let j = 0; j < i; j++) {
      const value = a[r + j]! - (pi * q[j]! + qi * a[p + j]!);
      a[r + j] = value;
      s += value * a[u + j]!;
      y[j]! += value * ui;
    }
    const d = a[r + i]! - 2 * pi * qi;
    a[r + i] = d;
    y[i]! += s + d * ui;
  }
}

/** Q v: takes an eigenvector of T, in place, to one of the matrix that was reduced. */
export function applyReflectors({ reflectors, factors }: Tridiagonal, v: Float64Array): void {
  const n = v.length;
  for (let m = 1; m < n; m++) {
    const row = m * n;
    let s = 0;
    for (let j = 0; j < m; j++) s += reflectors[row + j]! * v[j]!;
    s *= factors[m]!;
    for (let j = 0; j < m; j++) v[j]! -= s * reflectors[row + j]!;
  }
}

/** The rows of Qᵀ, row-major: 4/3 n³ flops, four rows a pass. */
export function orthogonalRows({ reflectors, factors }: Tridiagonal, n: number): Float64Array {
  const rows = new Float64Array(n * n);
  for (let i = 0; i < n; i++) rows[i * n + i] = 1;
  for (let m = 1; m < n; m++) {
    const factor = factors[m]!;
    if (factor === 0) continue; // and the row is not a reflector
    const u = reflectors.subarray(m * n, m * n + m);
    for (let r = 0; r < m; r += 4) reflectFour(rows, r * n, n, u, factor, m - r);
  }
  return rows;
}

/** `row -= factor (row·u) u` for the four rows at `start`, or the `left` that there are. */
function reflectFour(
  rows: Float64Array,
  start: number,
  n: number,
  u: Float64Array,
  factor: number,
  left: number,
): void {
  const r0 = start;
  const r1 = left > 1 ? r0 + n : r0;
  const r2 = left > 2 ? r1 + n : r0;
  const r3 = left > 3 ? r2 + n : r0;
  const m = u.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let j = 0; j < m; j++) {
    const uj = u[j]!;
    s0 += rows[r0 + j]! * uj;
    s1 += rows[r1 + j]! * uj;
    s2 += rows[r2 + j]! * uj;
    s3 += rows[r3 + j]! * uj;
  }
  s0 *= factor;
  s1 *= left > 1 ? factor : 0;
  s2 *= left > 2 ? factor : 0;
  s3 *= left > 3 ? factor : 0;
  for (let j = 0; j < m; j++) {
    const uj = u[j]!;
    rows[r0 + j]! -= s0 * uj;
    rows[r1 + j]! -= s1 * uj;
    rows[r2 + j]! -= s2 * uj;
    rows[r3 + j]! -= s3 * uj;
  }
}
