export { type CheckGradientOptions, checkGradient, type GradientCheck, type GradientError } from './check-gradient.js';
export type { ConformanceCase, TensorValue, Tolerance } from './conformance-case.js';
export { conformanceCases } from './conformance-cases.js';
export { expectNoLeaks } from './expect-no-leaks.js';
export { type KnownHole, knownHoles } from './known-holes.js';
export { type LeakedTensors, leakedTensors } from './leaked-tensors.js';
export { maxDifference } from './max-difference.js';
export { type NumericGradientOptions, numericGradient } from './numeric-gradient.js';
export {
  type ConformanceKind,
  type ConformanceOptions,
  type ConformanceReport,
  type ConformanceResult,
  runConformance,
} from './run-conformance.js';
export { type MatcherResult, type TensorMatchers, tensorMatchers } from './tensor-matchers.js';
