import { checkOption, type DenseMatrix, type MatrixInput } from '@cairn-ml/numeric';
import { readDense, readDistance } from './read.js';

/** The option of criteria that are defined on similarities. */
export interface SimilarityInputOptions {
  /**
   * What the matrix holds: distances, turned into similarities `1 / (1 + d)` with a diagonal of 1 as R seriation does, or the similarities
   * themselves. Default `'distance'`.
   */
  input?: 'distance' | 'similarity';
}

/** The similarities that a criterion works on; `readGiven` checks those that are given as such. */
export function readAsSimilarity(
  caller: string,
  matrix: MatrixInput,
  { input = 'distance' }: SimilarityInputOptions,
  readGiven: (caller: string, argument: string, matrix: MatrixInput) => DenseMatrix = readDense,
): DenseMatrix {
  checkOption(caller, 'input', input, ['distance', 'similarity']);
  if (input === 'similarity') return readGiven(caller, 'similarity', matrix);
  return reciprocal(readDistance(caller, matrix));
}

/** `1 / (1 + d)`, with ones on the diagonal. */
export function reciprocal({ data, size }: DenseMatrix): DenseMatrix {
  const similarity = new Float64Array(data.length);
  for (let p = 0; p < data.length; p++) similarity[p] = 1 / (1 + data[p]!);
  for (let i = 0; i < size; i++) similarity[i * size + i] = 1;
  return { data: similarity, size };
}
