import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countMemories } from '../../test/counted-memory.js';
import { grid, sparseLaplacian } from '../../test/graphs.js';
import type { SparseMatrix } from '../matrix.js';

let { envelopeCholesky, planEnvelope } = await import('./envelope-cholesky.js');

beforeEach(async () => {
  vi.resetModules();
  ({ envelopeCholesky, planEnvelope } = await import('./envelope-cholesky.js'));
});
afterEach(() => vi.unstubAllGlobals());

/** A grid Laplacian plus `diagonal`: a wide and ragged envelope. */
const gridMatrix = (side: number, diagonal: number) => sparseLaplacian(side * side, grid(side), diagonal);

function residual(matrix: SparseMatrix, grounded: boolean): number {
  const { size } = matrix;
  const factor = envelopeCholesky(matrix, planEnvelope(matrix), 0, grounded)!;
  const b = Float64Array.from({ length: size }, (_, i) => Math.sin(i));
  const mean = b.reduce((sum, value) => sum + value, 0) / size;
  if (grounded) for (let i = 0; i < size; i++) b[i]! -= mean;
  const ordered = Float64Array.from(factor.order, (row) => b[row]!);
  factor.solve(ordered);
  factor.release();
  const x = new Float64Array(size);
  for (let k = 0; k < size; k++) x[factor.order[k]!] = ordered[k]!;
  let worst = 0;
  for (let i = 0; i < size; i++) {
    let sum = -b[i]!;
    for (let p = matrix.rowPointers[i]!; p < matrix.rowPointers[i + 1]!; p++)
      sum += matrix.values[p]! * x[matrix.columnIndices[p]!]!;
    worst = Math.max(worst, Math.abs(sum));
  }
  return worst;
}

test.each([
  ['with the kernel', undefined],
  ['without WebAssembly', { WebAssembly: undefined }],
])('%s the factor solves definite systems, and grounded Laplacians', (_, globals) => {
  if (globals) vi.stubGlobal('WebAssembly', globals.WebAssembly);
  expect(residual(gridMatrix(50, 0.1), false)).toBeLessThan(1e-12);
  expect(residual(gridMatrix(50, 0), true)).toBeLessThan(1e-10);
  expect(residual(gridMatrix(6, 0.1), false)).toBeLessThan(1e-13); // too small for the kernel
  for (const side of [6, 50])
    expect(envelopeCholesky(gridMatrix(side, -0.1), planEnvelope(gridMatrix(side, -0.1)), 0, false)).toBeUndefined();
});

test('a failed factorisation gives its memory back', () => {
  const memories = countMemories();
  const indefinite = gridMatrix(50, -0.1);
  for (let round = 0; round < 3; round++) envelopeCholesky(indefinite, planEnvelope(indefinite), 0, false);
  expect(memories.made).toBe(1);
});
