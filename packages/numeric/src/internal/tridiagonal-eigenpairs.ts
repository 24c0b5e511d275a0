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
  const factors: Factors = {
    pivots: new Float64Array(m),
    upper: new Float64Array(m),
    upper2: new Float64Array(m),
    multipliers: new Float64Array(m),
    swaps: new Uint8Array(m),
  };
  const previous = new Float64Array(m);
  for (let index = 0; index < k; index++) {
    const value = bisect(diagonal, squares, m, index, index > 0 ? values[index - 1]! - size * 1e-15 : low, high);
    values[index] = value;
    const cluster = vectors.filter((_, other) => value - values[other]! <= 1e-3 * size);
    factorize(diagonal, offDiagonal, m, value, size * 1.2e-16, factors);
    vectors.push(inverseIteration(factors, m, index, cluster, previous));
  }
  return { values, vectors };
}

/** The eigenvalue that exactly `index` others are smaller than, between `low` and `high`. */
function bisect(
  diagonal: ArrayLike<number>,
  squares: Float64Array,
  m: number,
  index: number,
  low: number,
  high: number,
): number {
  let [a, b] = [low, high];
  for (;;) {
    const middle = 0.5 * (a + b);
    if (!(a < middle && middle < b) || b - a <= 2.3e-16 * (Math.abs(a) + Math.abs(b))) return middle;
    if (eigenvaluesBelow(diagonal, squares, m, middle) > index) b = middle;
    else a = middle;
  }
}

/** Sturm count: the number of eigenvalues below `x` is the number of negative pivots of T - x. */
function eigenvaluesBelow(diagonal: ArrayLike<number>, squares: Float64Array, m: number, x: number): number {
  let count = 0;
  let pivot = 1;
  for (let i = 0; i < m; i++) {
    pivot = diagonal[i]! - x - squares[i]! / pivot;
    if (pivot === 0) pivot = 1e-300;
    if (pivot < 0) count++;
  }
  return count;
}

/** T - value as L U with partial pivoting: U has three diagonals; `swaps[i]` tells whether rows i and i + 1 changed places. */
interface Factors {
  pivots: Float64Array;
  upper: Float64Array;
  upper2: Float64Array;
  multipliers: Float64Array;
  swaps: Uint8Array;
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
  for (let round = 0; round < rounds; round++) {
    orthogonalize(x, cluster);
    scale(x, 1 / norm(x));
    if (round > 1 && 1 - Math.abs(dot(x, previous)) < 1e-15) break;
    previous.set(x);
    solve(factors, m, x);
    let largest = 0;
    for (let i = 0; i < m; i++) largest = Math.max(largest, Math.abs(x[i]!));
    scale(x, 1 / largest);
  }
  orthogonalize(x, cluster);
  scale(x, 1 / norm(x));
  return x;
}

function factorize(
  diagonal: ArrayLike<number>,
  offDiagonal: ArrayLike<number>,
  m: number,
  value: number,
  tiny: number,
  factors: Factors,
): void {
  const { pivots, upper, upper2, multipliers, swaps } = factors;
  let pivot = diagonal[0]! - value;
  let right = m > 1 ? offDiagonal[0]! : 0;
  for (let i = 0; i < m - 1; i++) {
    const below = offDiagonal[i]!;
    const nextPivot = diagonal[i + 1]! - value;
    const nextRight = i + 2 < m ? offDiagonal[i + 1]! : 0;
    if (Math.abs(below) > Math.max(Math.abs(pivot), tiny)) {
      const multiplier = pivot / below;
      swaps[i] = 1;
      multipliers[i] = multiplier;
      pivots[i] = below;
      upper[i] = nextPivot;
      upper2[i] = nextRight;
      pivot = right - multiplier * nextPivot;
      right = -multiplier * nextRight;
    } else {
      if (Math.abs(pivot) < tiny) pivot = tiny;
      swaps[i] = 0;
      multipliers[i] = below / pivot;
      pivots[i] = pivot;
      upper[i] = right;
      upper2[i] = 0;
      pivot = nextPivot - multipliers[i]! * right;
      right = nextRight;
    }
  }
  pivots[m - 1] = Math.abs(pivot) < tiny ? tiny : pivot;
  upper[m - 1] = 0;
  upper2[m - 1] = 0;
}

function solve({ pivots, upper, upper2, multipliers, swaps }: Factors, m: number, x: Float64Array): void {
  for (let i = 0; i < m - 1; i++) {
    if (swaps[i]) {
      const swapped = x[i]!;
      x[i] = x[i + 1]!;
      x[i + 1] = swapped - multipliers[i]! * x[i]!;
    } else x[i + 1]! -= multipliers[i]! * x[i]!;
  }
  let next = 0;
  let afterNext = 0;
  for (let i = m - 1; i >= 0; i--) {
    const value = (x[i]! - upper[i]! * next - upper2[i]! * afterNext) / pivots[i]!;
    x[i] = value;
    afterNext = next;
    next = value;
  }
}
