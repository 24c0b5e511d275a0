export {
  type GenerationOrderTestOptions,
  type GenerationOrderTestResult,
  generationOrderTest,
} from './generation-order-test.js';
export { type PositionalNull, type PositionalNulls, positionalNulls } from './positional-nulls.js';
export { type SudokuCandidatesOptions, sudokuCandidates } from './sudoku-candidates.js';
export {
  type MeanWithInterval,
  type SummarizeTracesOptions,
  summarizeTraces,
  type TraceSummary,
} from './summarize-traces.js';
