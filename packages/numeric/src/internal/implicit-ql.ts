/** Squares of anything smaller leave float64; it moves no eigenvalue of a matrix whose entries are in range. */
const vanishing = 1e-150;

/**
 * Implicit QL iteration with Wilkinson's shift: overwrites `diagonal` with the eigenvalues of the tridiagonal matrix (unsorted) and applies every
 * plane rotation to the rows of `rows` (n x n, row-major), which turns the rows of Qᵀ into eigenvectors.
 *
 * @returns the index of an eigenvalue that did not converge in 60 iterations, or -1
 */
export function implicitQl(diagonal: Float64Array, offDiagonal: Float64Array, rows: Float64Array, n: number): number {
  const d = diagonal;
  const e = new Float64Array(n);
  e.set(offDiagonal);
  const sines = new Float64Array(n);
  const cosines = new Float64Array(n);
  for (let l = 0; l < n; l++) {
    for (let iteration = 0; ; iteration++) {
      let m = l;
      while (
        m < n - 1 &&
        Math.abs(e[m]!) > Math.max(Number.EPSILON * (Math.abs(d[m]!) + Math.abs(d[m + 1]!)), vanishing)
      )
        m++;
      if (m === l) break;
      if (iteration === 60) return l;
      const half = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      const root = Math.sqrt(half * half + 1);
      let g = d[m]! - d[l]! + e[l]! / (half + (half < 0 ? -root : root));
      let sine = 1;
      let cosine = 1;
      let shift = 0;
      let i = m - 1;
      for (; i >= l; i--) {
        const f = sine * e[i]!;
        const b = cosine * e[i]!;
        const r = radius(f, g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1]! -= shift;
          e[m] = 0;
          break;
        }
        const inverse = 1 / r;
        sine = f * inverse;
        cosine = g * inverse;
        const next = d[i + 1]! - shift;
        const t = (d[i]! - next) * sine + 2 * cosine * b;
        shift = sine * t;
        d[i + 1] = next + shift;
        g = cosine * t - b;
        sines[i] = sine;
        cosines[i] = cosine;
      }
      rotateRows(rows, n, i + 1, m, sines, cosines);
      if (i >= l) continue;
      d[l]! -= shift;
      e[l] = g;
      e[m] = 0;
    }
  }
  return -1;
}

/** √(f² + g²), 0 for numbers too small to have a direction. */
function radius(f: number, g: number): number {
  const square = f * f + g * g;
  if (square > 1e-280) return Math.sqrt(square);
  const scaled = Math.hypot(f, g);
  return scaled > 1e-290 ? scaled : 0;
}

/** Rotates the row pairs (m - 1, m), …, (first, first + 1), two rotations a pass. */
function rotateRows(
  rows: Float64Array,
  n: number,
  first: number,
  m: number,
  sines: Float64Array,
  cosines: Float64Array,
): void {
  let i = m - 1;
  for (; i > first; i -= 2) {
    const lower = (i + 1) * n;
    const middle = i * n;
    const upper = (i - 1) * n;
    const s1 = sines[i]!;
    const c1 = cosines[i]!;
    const s0 = sines[i - 1]!;
    const c0 = cosines[i - 1]!;
    for (let k = 0; k < n; k++) {
      const x = rows[upper + k]!;
      const y = rows[middle + k]!;
      const z = rows[lower + k]!;
      const t = c1 * y - s1 * z;
      rows[lower + k] = s1 * y + c1 * z;
      rows[middle + k] = s0 * x + c0 * t;
      rows[upper + k] = c0 * x - s0 * t;
    }
  }
  if (i < first) return;
  const lower = (i + 1) * n;
  const upper = i * n;
  const s = sines[i]!;
  const c = cosines[i]!;
  for (let k = 0; k < n; k++) {
    const x = rows[upper + k]!;
    const y = rows[lower + k]!;
    rows[lower + k] = s * x + c * y;
    rows[upper + k] = c * x - s * y;
  }
}
