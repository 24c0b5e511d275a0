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
export { BackendError, CairnError, ConvergenceError, InvalidArgumentError, ParseError, ShapeError } from './errors.js';
export {
  checkDenseSize,
  type DenseMatrix,
  isSparse,
  type MatrixInput,
  readMatrix,
  readSymmetricMatrix,
  type SparseMatrix,
  transposeSparse,
} from './matrix.js';
