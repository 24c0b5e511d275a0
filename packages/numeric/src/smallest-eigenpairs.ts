import { checkInteger, checkLength, checkNumber, checkOption } from './checks.js';
import { ShapeError } from './errors.js';
import type { Eigenproblem, IterationLimits } from './internal/eigenproblem.js';
import { laplacianStart } from './internal/laplacian-start.js';
import { type Solved, solveEigenproblem } from './internal/solve-eigenproblem.js';
import { addScaled, dot, norm, scale } from './internal/vector.js';
import { type DenseMatrix, isSparse, type SparseMatrix } from './matrix.js';
import { readSymmetricMatrix } from './read-matrix.js';
import { createSymmetricProduct } from './symmetric-product.js';

/** A symmetric operator: a dense matrix, a CSR matrix, or a function that writes A x into y. */
export type SymmetricOperator = DenseMatrix | SparseMatrix | ((x: Float64Array, y: Float64Array) => void);

/** How {@link smallestEigenpairs} goes about it. */
export type EigenpairMethod = 'householder' | 'lanczos' | 'shift-invert';

/** Options of {@link smallestEigenpairs}. */
export interface SmallestEigenpairsOptions {
  /**
   * `'auto'` (default): Householder for n <= 96; for a CSR matrix shift-invert where its factor fits, else Lanczos; for a dense matrix
   * Lanczos, and shift-invert or Householder where Lanczos is slow or the value lost in round-off.
   */
  method?: 'auto' | EigenpairMethod;
  /** A known eigenvector of eigenvalue 0 that is left out: `'constant'` for a Laplacian. Default: none. */
  nullVector?: 'constant' | ArrayLike<number>;
  /**
   * Residual to reach, relative to the norm of the operator: one number, or one for each pair (the last goes for those that follow), where not all
   * are wanted to the last digit. The direct method reaches round-off anyway. Default 1e-12.
   */
  tolerance?: number | readonly number[];
  /** Lanczos steps per eigenpair. Default 300. */
  maxIterations?: number;
  /**
   * Where the search for the first pair starts (iterative methods). Of a multiple eigenvalue it finds the projection of the start on
   * the eigenspace, so a start makes that choice definite. Default: pseudo-random, or from a sample of the rows of a large dense Laplacian.
   */
  start?: ArrayLike<number>;
  /** For a function: the same operator as a matrix, made only when a factorisation is needed. */
  matrix?: () => DenseMatrix | SparseMatrix;
  /** Ends the work with the signal's reason at the next step. */
  signal?: AbortSignal;
  /** Called while iterating, with the steps so far and the relative residual of the pair under way. */
  onProgress?: (progress: { iteration: number; residual: number }) => void;
}

/** What {@link smallestEigenpairs} finds. */
export interface SmallestEigenpairsResult {
  /** Eigenvalues, ascending. */
  values: Float64Array;
  /** `vectors[k]` is the unit eigenvector of `values[k]`; its sign is arbitrary. */
  vectors: Float64Array[];
  /** ‖A v - value v‖₂ of each pair, as measured. */
  residuals: Float64Array;
  /** Steps of the iteration, all pairs together; 0 for Householder. */
  iterations: number;
  /** The method that gave the result. */
  method: EigenpairMethod;
}

/**
 * The `k` algebraically smallest eigenpairs of a symmetric operator of order `n`, in float64.
 *
 * - Householder reduction with bisection and inverse iteration: 4/3 n³ flops.
 * - Lanczos with full reorthogonalisation, one pair after the other: one product per step, memory n per step. Multiple eigenvalues come out
 *   as often as they are there.
 * - Shift-invert: reverse Cuthill-McKee, envelope Cholesky of the matrix (held at one node where `nullVector` is given), Lanczos with the inverse.
 *   For path-like graphs, whose smallest eigenvalues plain Lanczos cannot tell apart. Needs a positive semidefinite matrix.
 *
 * @param operator dense `{data, size}`, CSR, or a function `(x, y) => void` that writes A x into y. Matrices are checked for symmetry; functions are trusted.
 * @param n order of the operator
 * @param k number of pairs, 1 to n (one less with `nullVector`)
 * @throws {ShapeError} when `n` is not the size of the matrix
 * @throws {InvalidArgumentError} for k out of range, NaN, asymmetry, or `method: 'shift-invert'` on a matrix with negative eigenvalues or too wide a factor
 * @throws {ConvergenceError} when the tolerance is not reached in `maxIterations`
 *
 * @example
 * ```ts
 * import { smallestEigenpairs } from '@cairn-ml/numeric';
 *
 * // The Laplacian of a path of three nodes has the eigenvalues 0, 1 and 3.
 * const laplacian = { data: Float64Array.of(1, -1, 0, -1, 2, -1, 0, -1, 1), size: 3 };
 * const { values } = smallestEigenpairs(laplacian, 3, 1, { nullVector: 'constant' });
 * console.log(values[0]?.toFixed(12)); // 1.000000000000
 * ```
 *
 * Sources: Golub and Van Loan, Matrix Computations, 8.3, 8.4 and 10.1; George and Liu, Computer Solution of Large Sparse Positive Definite Systems, 4.
 */
export function smallestEigenpairs(
  operator: SymmetricOperator,
  n: number,
  k: number,
  options: SmallestEigenpairsOptions = {},
): SmallestEigenpairsResult {
  const caller = 'smallestEigenpairs';
  const { method = 'auto', tolerance = 1e-12, maxIterations = 300, signal, onProgress } = options;
  checkInteger(caller, 'n', n, { min: 1 });
  checkOption(caller, 'method', method, ['auto', 'householder', 'lanczos', 'shift-invert']);
  const tolerances = typeof tolerance === 'number' ? [tolerance] : tolerance;
  checkInteger(caller, 'the number of tolerances', tolerances.length, { min: 1 });
  for (const each of tolerances) checkNumber(caller, 'tolerance', each, { min: 0 });
  checkInteger(caller, 'maxIterations', maxIterations, { min: 1 });
  const nullVector = readNullVector(caller, options.nullVector, n);
  const start = options.start && readVector(caller, 'start', options.start, n);
  checkInteger(caller, 'k', k, { min: 1, max: nullVector ? n - 1 : n });
  const matrix = typeof operator === 'function' ? undefined : readSymmetricMatrix(caller, 'operator', operator);
  if (matrix && matrix.size !== n)
    throw new ShapeError(caller, 'operator', `have n (${n}) rows`, [matrix.size, matrix.size]);

  const product = matrix && createSymmetricProduct(matrix);
  const problem: Eigenproblem = {
    size: n,
    multiply: product ? product.multiply : (operator as Eigenproblem['multiply']),
    matrix: matrix ? () => matrix : options.matrix,
    nullVector,
    start: start ?? (wantsSample(matrix, options) ? laplacianStart(matrix) : undefined),
  };
  const limits: IterationLimits = {
    tolerances,
    maxIterations,
    onIteration(iteration, residual) {
      signal?.throwIfAborted();
      onProgress?.({ iteration, residual });
    },
  };
  try {
    signal?.throwIfAborted();
    return withResiduals(
      problem,
      solveEigenproblem(caller, problem, k, method, limits, matrix !== undefined && isSparse(matrix)),
    );
  } finally {
    product?.release();
  }
}

/** From this size on a sample of its rows pays for a dense Laplacian. */
const sampleFrom = 512;

function wantsSample(
  matrix: DenseMatrix | SparseMatrix | undefined,
  { nullVector }: SmallestEigenpairsOptions,
): matrix is DenseMatrix {
  return matrix !== undefined && !isSparse(matrix) && matrix.size >= sampleFrom && nullVector === 'constant';
}

/** Rayleigh quotients and residuals with the operator itself, whatever the method iterated with. */
function withResiduals(
  problem: Eigenproblem,
  { values, vectors, iterations, method }: Solved,
): SmallestEigenpairsResult {
  const y = new Float64Array(problem.size);
  const residuals = new Float64Array(vectors.length);
  for (let index = 0; index < vectors.length; index++) {
    const vector = vectors[index]!;
    problem.multiply(vector, y);
    values[index] = dot(vector, y);
    addScaled(y, -values[index]!, vector);
    residuals[index] = norm(y);
  }
  return { values, vectors, residuals, iterations, method };
}

function readNullVector(
  caller: string,
  nullVector: SmallestEigenpairsOptions['nullVector'],
  n: number,
): Float64Array | undefined {
  if (nullVector === undefined) return undefined;
  if (nullVector === 'constant') return new Float64Array(n).fill(1 / Math.sqrt(n));
  return readVector(caller, 'nullVector', nullVector, n);
}

/** A unit vector of the same direction. */
function readVector(caller: string, argument: string, values: ArrayLike<number>, n: number): Float64Array {
  checkLength(caller, argument, values, n, 'one entry per row');
  const unit = Float64Array.from(values);
  const length = norm(unit);
  checkNumber(caller, `the norm of ${argument}`, length, { min: Number.MIN_VALUE });
  scale(unit, 1 / length);
  return unit;
}
