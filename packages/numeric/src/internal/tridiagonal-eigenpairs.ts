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
  let least = Infinity;
  for (let i = 0; i < m; i++) {
    const left = i > 0 ? Math.abs(offDiagonal[i - 1]!) : 0;
    const right = i < m - 1 ? Math.abs(offDiagonal[i]!) : 0;
    squares[i] = left * left;
    low = Math.min(low, diagonal[i]! - left - right);
    high = Math.max(high, diagonal[i]! + left + right);
    least = Math.min(least, diagonal[i]!); // no less than the smallest eigenvalue
  }
  const size = Math.max(Math.abs(low), Math.abs(high), 1e-280);
  const matrix: ShiftedMatrix = { diagonal, offDiagonal, m, size, factors: new Float64Array(5 * m) };
  const previous = new Float64Array(m);
  const bracket: Bracket = { low, high: least, width: 0, alone: false };
  for (let index = 0; index < k; index++) {
    bracket.low = index > 0 ? values[index - 1]! - size * 1e-15 : low;
    bracket.high = index > 0 ? high : least;
    bracket.width = 1e-5 * size;
    locate(matrix, squares, index, bracket);
    const cluster = index > 0 ? vectors.filter((_, other) => bracket.low - values[other]! <= 1e-3 * size) : vectors;
    const x = new Float64Array(m);
    let value = bracket.alone ? rayleighIteration(matrix, x, index, cluster, previous, bracket) : Number.NaN;
    if (Number.isNaN(value)) {
      bracket.width = 0;
      locate(matrix, squares, index, bracket);
      value = 0.5 * (bracket.low + bracket.high);
      inverseIteration(matrix, x, value, index, cluster, previous);
    }
    values[index] = value;
    vectors.push(x);
  }
  return { values, vectors };
}

/** A tridiagonal matrix, and room for the factors of it minus a shift. */
interface ShiftedMatrix {
  diagonal: ArrayLike<number>;
  offDiagonal: ArrayLike<number>;
  m: number;
  /** A bound of its eigenvalues. */
  size: number;
  /**
   * T - shift = P L U with partial pivoting, five numbers a row: the pivot, the two entries of U right of it, the multiplier that took
   * the row below, and 1 where these two rows changed places.
   */
  factors: Float64Array;
}

/** Where an eigenvalue is. */
interface Bracket {
  low: number;
  high: number;
  /** How narrow the bracket is to become, if nothing else is in it; 0: to round-off. */
  width: number;
  /** Whether nothing else is known to be in it. */
  alone: boolean;
}

/**
 * Narrows the bracket around the eigenvalue that exactly `index` others are smaller than. Each round counts the eigenvalues below three points
 * at once: their chains of divisions run side by side and cost little more than one.
 */
function locate({ diagonal, m, size }: ShiftedMatrix, squares: Float64Array, index: number, bracket: Bracket): void {
  let { low: a, high: b } = bracket;
  let belowA = Number.NaN;
  let belowB = Number.NaN;
  for (;;) {
    const x1 = a + 0.25 * (b - a);
    const x2 = a + 0.5 * (b - a);
    const x3 = a + 0.75 * (b - a);
    const alone = belowB - belowA === 1;
    const narrow = b - a <= 2.3e-16 * (Math.abs(a) + Math.abs(b)) + 1e-17 * size;
    if (!(a < x2 && x2 < b) || narrow || (alone && b - a <= bracket.width)) {
      bracket.low = a;
      bracket.high = b;
      bracket.alone = alone && !narrow;
      return;
    }
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
    if (below1 > index) [b, belowB] = [x1, below1];
    else if (below2 > index) [a, belowA, b, belowB] = [x1, below1, x2, below2];
    else if (below3 > index) [a, belowA, b, belowB] = [x2, below2, x3, below3];
    else [a, belowA] = [x3, below3];
  }
}

/** Stands for a pivot of 0. */
const leastPivot = 1e-300;

function factorize({ diagonal, offDiagonal, m, size, factors }: ShiftedMatrix, shift: number): void {
  const tiny = size * 1.2e-16;
  let pivot = diagonal[0]! - shift;
  let right = m > 1 ? offDiagonal[0]! : 0;
  for (let i = 0; i < m - 1; i++) {
    const below = offDiagonal[i]!;
    const nextPivot = diagonal[i + 1]! - shift;
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
  factors: Float64Array,
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

function solve({ factors, m }: ShiftedMatrix, x: Float64Array): void {
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

/** Inverse iteration for an eigenvalue known to round-off, from a fixed pseudo-random start. */
function inverseIteration(
  matrix: ShiftedMatrix,
  x: Float64Array,
  value: number,
  index: number,
  cluster: readonly Float64Array[],
  previous: Float64Array,
): void {
  factorize(matrix, value);
  fillPseudoRandom(x, index);
  const rounds = 6;
  for (let round = 0; ; round++) {
    unitAgainst(x, cluster);
    if (round === rounds || (round > 1 && 1 - Math.abs(dot(x, previous)) < 1e-15)) return;
    previous.set(x);
    solve(matrix, x);
    scaleDown(x);
  }
}

/**
 * Inverse iteration whose shift follows the Rayleigh quotient, for an eigenvalue alone in its bracket: three solutions instead of the last twenty rounds
 * of bisection.
 *
 * @returns the eigenvalue, or NaN when the iteration leaves the bracket
 */
function rayleighIteration(
  matrix: ShiftedMatrix,
  x: Float64Array,
  index: number,
  cluster: readonly Float64Array[],
  previous: Float64Array,
  { low, high }: Bracket,
): number {
  let shift = 0.5 * (low + high);
  fillPseudoRandom(x, index);
  unitAgainst(x, cluster);
  for (let round = 0; round < 6; round++) {
    previous.set(x);
    factorize(matrix, shift);
    solve(matrix, x);
    scaleDown(x);
    unitAgainst(x, cluster);
    const quotient = rayleighQuotient(matrix, x);
    if (round > 0 && 1 - Math.abs(dot(x, previous)) < 1e-15)
      return quotient >= low && quotient <= high ? quotient : Number.NaN;
    shift = Math.min(Math.max(quotient, low), high);
  }
  return Number.NaN;
}

function rayleighQuotient({ diagonal, offDiagonal, m }: ShiftedMatrix, x: Float64Array): number {
  let sum = diagonal[0]! * x[0]! * x[0]!;
  for (let i = 1; i < m; i++) sum += x[i]! * (diagonal[i]! * x[i]! + 2 * offDiagonal[i - 1]! * x[i - 1]!);
  return sum;
}

/** Makes x a unit vector orthogonal to the cluster. */
function unitAgainst(x: Float64Array, cluster: readonly Float64Array[]): void {
  if (cluster.length > 0) {
    orthogonalize(x, cluster);
    scale(x, 1 / norm(x));
    orthogonalize(x, cluster); // again: what the first time left of a near multiple is mostly round-off
  }
  scale(x, 1 / norm(x));
}

/** Brings the largest entry to 1: squares of what a nearly singular system gives may leave float64. */
function scaleDown(x: Float64Array): void {
  let largest = 0;
  for (let i = 0; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]!));
  scale(x, 1 / largest);
}
