import { dot, fillPseudoRandom, norm, orthogonalize, scale } from './vector.js';

/** Eigenvalues and unit eigenvectors of a symmetric tridiagonal matrix, ascending. */
export interface Eigenpairs {
  values: Float64Array;
  vectors: Float64Array[];
}

/**
 * The `k` smallest eigenpairs of a symmetric tridiagonal matrix of order `m`: Sturm bisection for the values, inverse iteration for the vectors,
 * which are kept orthogonal within clusters. O(m k) per bisection step.
 */
export function tridiagonalEigenpairs(
  diagonal: ArrayLike<number>,
  offDiagonal: ArrayLike<number>,
  m: number,
  k: number,
): Eigenpairs {
  const values = new Float64Array(k);
  const vectors: Float64Array[] = [];
  const squares = new Float64Array(m); // squares[i] = offDiagonal[i - 1]²
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < m; i++) {
    const left = i > 0 ? Math.abs(offDiagonal[i - 1]!) : 0;
    const right = i < m - 1 ? Math.abs(offDiagonal[i]!) : 0;
    squares[i] = left * left;
    low = Math.min(low, diagonal[i]! - left - right);
    high = Math.max(high, diagonal[i]! + left + right);
  }
  const size = Math.max(Math.abs(low), Math.abs(high), 1e-280);
  const factors = new Float64Array(5 * m);
  const previous = new Float64Array(m);
  for (let index = 0; index < k; index++) {
    const from = index > 0 ? values[index - 1]! - size * 1e-15 : low;
    const value = multisect(diagonal, squares, m, index, from, high, size);
    values[index] = value;
    const cluster = index > 0 ? vectors.filter((_, other) => value - values[other]! <= 1e-3 * size) : vectors;
    factorize(diagonal, offDiagonal, m, value, size * 1.2e-16, factors);
    vectors.push(inverseIteration(factors, m, index, cluster, previous));
  }
  return { values, vectors };
}

/**
 * The eigenvalue that exactly `index` others are smaller than, between `low` and `high`, to round-off of `size`. Each round counts the eigenvalues
 * below three points at once: their chains of divisions run side by side and cost little more than one.
 */
function multisect(
  diagonal: ArrayLike<number>,
  squares: Float64Array,
  m: number,
  index: number,
  low: number,
  high: number,
  size: number,
): number {
  let a = low;
  let b = high;
  for (;;) {
    const x1 = a + 0.25 * (b - a);
    const x2 = a + 0.5 * (b - a);
    const x3 = a + 0.75 * (b - a);
    if (!(a < x2 && x2 < b) || b - a <= 2.3e-16 * (Math.abs(a) + Math.abs(b)) + 1e-17 * size) return x2;
    // Sturm: as many eigenvalues lie below x as T - x has negative pivots.
    let [pivot1, pivot2, pivot3] = [1, 1, 1];
    let [below1, below2, below3] = [0, 0, 0];
    for (let i = 0; i < m; i++) {
      const d = diagonal[i]!;
      const square = squares[i]!;
      pivot1 = d - x1 - square / pivot1 || leastPivot;
      pivot2 = d - x2 - square / pivot2 || leastPivot;
      pivot3 = d - x3 - square / pivot3 || leastPivot;
      if (pivot1 < 0) below1++;
      if (pivot2 < 0) below2++;
      if (pivot3 < 0) below3++;
    }
    if (below1 > index) b = x1;
    else if (below2 > index) [a, b] = [x1, x2];
    else if (below3 > index) [a, b] = [x2, x3];
    else a = x3;
  }
}

/** Stands for a pivot of 0. */
const leastPivot = 1e-300;

/**
 * T - value = P L U with partial pivoting, five numbers a row: the pivot, the two entries of U right of it, the multiplier that took the row
 * below, and 1 where these two rows changed places.
 */
type Factors = Float64Array;

function factorize(
  diagonal: ArrayLike<number>,
  offDiagonal: ArrayLike<number>,
  m: number,
  value: number,
  tiny: number,
  factors: Factors,
): void {
  let pivot = diagonal[0]! - value;
  let right = m > 1 ? offDiagonal[0]! : 0;
  for (let i = 0; i < m - 1; i++) {
    const below = offDiagonal[i]!;
    const nextPivot = diagonal[i + 1]! - value;
    const nextRight = i + 2 < m ? offDiagonal[i + 1]! : 0;
    if (Math.abs(below) > Math.max(Math.abs(pivot), tiny)) {
      const multiplier = pivot / below;
      writeRow(factors, i, below, nextPivot, nextRight, multiplier, 1);
      pivot = right - multiplier * nextPivot;
      right = -multiplier * nextRight;
    } else {
      if (Math.abs(pivot) < tiny) pivot = tiny;
      const multiplier = below / pivot;
      writeRow(factors, i, pivot, right, 0, multiplier, 0);
      pivot = nextPivot - multiplier * right;
      right = nextRight;
    }
  }
  writeRow(factors, m - 1, Math.abs(pivot) < tiny ? tiny : pivot, 0, 0, 0, 0);
}

function writeRow(
  factors: Factors,
  i: number,
  pivot: number,
  right: number,
  right2: number,
  multiplier: number,
  swap: number,
): void {
  factors[5 * i] = pivot;
  factors[5 * i + 1] = right;
  factors[5 * i + 2] = right2;
  factors[5 * i + 3] = multiplier;
  factors[5 * i + 4] = swap;
}

function solve(factors: Factors, m: number, x: Float64Array): void {
  for (let i = 0; i < m - 1; i++) {
    const multiplier = factors[5 * i + 3]!;
    if (factors[5 * i + 4] === 1) {
      const swapped = x[i]!;
      x[i] = x[i + 1]!;
      x[i + 1] = swapped - multiplier * x[i]!;
    } else x[i + 1]! -= multiplier * x[i]!;
  }
  let next = 0;
  let afterNext = 0;
  for (let i = m - 1; i >= 0; i--) {
    const value = (x[i]! - factors[5 * i + 1]! * next - factors[5 * i + 2]! * afterNext) / factors[5 * i]!;
    x[i] = value;
    afterNext = next;
    next = value;
  }
}

/** Inverse iteration from a fixed pseudo-random start. */
function inverseIteration(
  factors: Factors,
  m: number,
  index: number,
  cluster: readonly Float64Array[],
  previous: Float64Array,
): Float64Array {
  const x = new Float64Array(m);
  fillPseudoRandom(x, index);
  const rounds = 6;
  for (let round = 0; ; round++) {
    orthogonalize(x, cluster);
    scale(x, 1 / norm(x));
    if (cluster.length > 0) {
      orthogonalize(x, cluster); // again: what the first time left of a near multiple is mostly round-off
      scale(x, 1 / norm(x));
    }
    if (round === rounds || (round > 1 && 1 - Math.abs(dot(x, previous)) < 1e-15)) return x;
    previous.set(x);
    solve(factors, m, x);
    let largest = 0;
    for (let i = 0; i < m; i++) largest = Math.max(largest, Math.abs(x[i]!));
    scale(x, 1 / largest);
  }
}
