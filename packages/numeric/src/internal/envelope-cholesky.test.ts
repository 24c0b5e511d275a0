import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SparseMatrix } from '../matrix.js';

let { envelopeCholesky, planEnvelope } = await import('./envelope-cholesky.js');

beforeEach(async () => {
  vi.resetModules();
  ({ envelopeCholesky, planEnvelope } = await import('./envelope-cholesky.js'));
});
afterEach(() => vi.unstubAllGlobals());

/** A grid Laplacian plus `diagonal`, its nodes in scattered order: a wide and ragged envelope. */
function grid(side: number, diagonal: number): SparseMatrix {
  const size = side * side;
  const name = (i: number) => (i * 7919) % size;
  const rows = Array.from({ length: size }, (_, i) => new Map([[i, diagonal]]));
  const link = (a: number, b: number) => {
    rows[a]!.set(b, -1).set(a, rows[a]!.get(a)! + 1);
    rows[b]!.set(a, -1).set(b, rows[b]!.get(b)! + 1);
  };
  for (let i = 0; i < size; i++) {
    if ((i + 1) % side > 0) link(name(i), name(i + 1));
    if (i + side < size) link(name(i), name(i + side));
  }
  const rowPointers = [0];
  for (const row of rows) rowPointers.push(rowPointers.at(-1)! + row.size);
  return {
    rowPointers,
    columnIndices: rows.flatMap((row) => [...row.keys()]),
    values: rows.flatMap((row) => [...row.values()]),
    size,
  };
}

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
  expect(residual(grid(50, 0.1), false)).toBeLessThan(1e-12);
  expect(residual(grid(50, 0), true)).toBeLessThan(1e-10);
  expect(residual(grid(6, 0.1), false)).toBeLessThan(1e-13); // too small for the kernel
  for (const side of [6, 50])
    expect(envelopeCholesky(grid(side, -0.1), planEnvelope(grid(side, -0.1)), 0, false)).toBeUndefined();
});

test('a failed factorisation gives its memory back', () => {
  const { Instance, Memory, Module } = WebAssembly;
  let memories = 0;
  class CountedMemory extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories++;
    }
  }
  vi.stubGlobal('WebAssembly', { Instance, Module, Memory: CountedMemory });
  const indefinite = grid(50, -0.1);
  for (let round = 0; round < 3; round++) envelopeCholesky(indefinite, planEnvelope(indefinite), 0, false);
  expect(memories).toBe(1);
});
