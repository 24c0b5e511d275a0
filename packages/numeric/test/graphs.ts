import type { DenseMatrix, SparseMatrix } from '../src/matrix.js';

export type Edge = readonly [from: number, to: number, weight: number];

export function denseLaplacian(size: number, edges: readonly Edge[]): DenseMatrix {
  const data = new Float64Array(size * size);
  for (const [i, j, weight] of edges) {
    data[i * size + i]! += weight;
    data[j * size + j]! += weight;
    data[i * size + j]! -= weight;
    data[j * size + i]! -= weight;
  }
  return { data, size };
}

/** In CSR form, with `diagonal` added to its diagonal. */
export function sparseLaplacian(size: number, edges: readonly Edge[], diagonal = 0): SparseMatrix {
  const rows = Array.from({ length: size }, (_, i) => new Map([[i, diagonal]]));
  const add = (i: number, j: number, value: number) => rows[i]!.set(j, (rows[i]!.get(j) ?? 0) + value);
  for (const [i, j, weight] of edges) {
    add(i, i, weight);
    add(j, j, weight);
    add(i, j, -weight);
    add(j, i, -weight);
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

export const path = (size: number): Edge[] => Array.from({ length: size - 1 }, (_, i) => [i, i + 1, 1] as const);

export const cycle = (size: number): Edge[] => [...path(size), [size - 1, 0, 1]];

export const complete = (size: number): Edge[] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: i }, (_, j): Edge => [i, j, 1])).flat();

/** A square grid whose nodes are numbered in scattered order. */
export function grid(side: number): Edge[] {
  const name = (i: number) => (i * 7919) % (side * side);
  const edges: Edge[] = [];
  for (let i = 0; i < side * side; i++) {
    if ((i + 1) % side > 0) edges.push([name(i), name(i + 1), 1]);
    if (i + side < side * side) edges.push([name(i), name(i + side), 1]);
  }
  return edges;
}
