import type { SmallestEigenpairsOptions } from '@cairn-ml/numeric';

/** What every function that looks for eigenvectors takes: accuracy, patience, abort and progress of the eigensolver. */
export interface SolverOptions
  extends Pick<SmallestEigenpairsOptions, 'tolerance' | 'maxIterations' | 'signal' | 'onProgress'> {}
