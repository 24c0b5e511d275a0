/** Pairs of rows and columns, each at most once, with the largest sum of values: the Hungarian method with potentials, O(n³). */
export function assignOneToOne(
  rows: number,
  columns: number,
  valueAt: (row: number, column: number) => number,
): [row: number, column: number][] {
  if (rows > columns) return assignOneToOne(columns, rows, (i, j) => valueAt(j, i)).map(([i, j]) => [j, i]);
  // columns count from 1: column 0 holds the row that is being placed
  const rowOf = new Int32Array(columns + 1).fill(-1);
  const rowPotential = new Float64Array(rows);
  const columnPotential = new Float64Array(columns + 1);
  for (let row = 0; row < rows; row++) {
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const before = new Int32Array(columns + 1);
    const isVisited = new Uint8Array(columns + 1);
    rowOf[0] = row;
    let column = 0;
    while (rowOf[column]! >= 0) {
      isVisited[column] = 1;
      const from = column;
      let least = Number.POSITIVE_INFINITY;
      for (let j = 1; j <= columns; j++) {
        if (isVisited[j]) continue;
        const reduced = -valueAt(rowOf[from]!, j - 1) - rowPotential[rowOf[from]!]! - columnPotential[j]!;
        if (reduced < slack[j]!) {
          slack[j] = reduced;
          before[j] = from;
        }
        if (slack[j]! < least) {
          least = slack[j]!;
          column = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (isVisited[j]) {
          rowPotential[rowOf[j]!]! += least;
          columnPotential[j]! -= least;
        } else slack[j]! -= least;
      }
    }
    for (; column !== 0; column = before[column]!) rowOf[column] = rowOf[before[column]!]!;
  }
  return Array.from(rowOf.keys())
    .slice(1)
    .filter((j) => rowOf[j]! >= 0)
    .map((j) => [rowOf[j]!, j - 1]);
}
