export { type ArgsortOptions, argsort } from './argsort.js';
export {
  type Bounds,
  checkFinite,
  checkInteger,
  checkLength,
  checkNoNaN,
  checkNumber,
  checkOption,
  checkPermutation,
} from './checks.js';
export { checkDenseSize } from './dense-size.js';
export { BackendError, CairnError, ConvergenceError, InvalidArgumentError, ParseError, ShapeError } from './errors.js';
export { type KendallCounts, kendallCounts } from './kendall-counts.js';
export { type KendallTauOptions, type KendallVariant, kendallTau } from './kendall-tau.js';
export {
  type Alternative,
  type KendallTestOptions,
  type KendallTestResult,
  kendallTest,
} from './kendall-test.js';
export { type DenseMatrix, isSparse, type MatrixInput, type SparseMatrix, transposeSparse } from './matrix.js';
export { pearson } from './pearson.js';
export { type QuantileOptions, quantile } from './quantile.js';
export { createRandom, type Random, type TypedArray } from './random.js';
export { type RankOptions, rank } from './rank.js';
export {
  type RankBiasedOverlapOptions,
  type RankBiasedOverlapResult,
  rankBiasedOverlap,
} from './rank-biased-overlap.js';
export { readMatrix, readSymmetricMatrix } from './read-matrix.js';
export {
  type EigenpairMethod,
  type SmallestEigenpairsOptions,
  type SmallestEigenpairsResult,
  type SymmetricOperator,
  smallestEigenpairs,
} from './smallest-eigenpairs.js';
export { solvePositiveDefinite } from './solve-positive-definite.js';
export { type SolveSymmetricResult, solveSymmetric } from './solve-symmetric.js';
export { spearman } from './spearman.js';
export { type SymmetricEigenResult, symmetricEigen } from './symmetric-eigen.js';
export { createSymmetricProduct, type SymmetricProduct } from './symmetric-product.js';
export { type TokenEntropyBounds, type TokenEntropyBoundsOptions, tokenEntropyBounds } from './token-entropy-bounds.js';
