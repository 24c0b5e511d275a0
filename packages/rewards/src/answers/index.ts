export { type CanonicalizeOptions, canonicalizeAnswer } from './canonicalize-answer.js';
export { type ExtractAnswerOptions, type ExtractionMethod, extractAnswer } from './extract-answer.js';
export { extractBoxed } from './extract-boxed.js';
export { type ExtractChoiceOptions, extractChoice } from './extract-choice.js';
export { extractLastNumber } from './extract-last-number.js';
export {
  createSymbolicEquivalence,
  type SymbolicDiagnostic,
  type SymbolicEquivalence,
  type SymbolicEquivalenceOptions,
  type SymbolicReason,
} from './symbolic-equivalence.js';
