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
