import { checkInteger, checkLength, InvalidArgumentError } from '@cairn-ml/numeric';

/** Options of {@link sudokuCandidates}. */
export interface SudokuCandidatesOptions {
  /** Rows and columns of a box. Default: the square root of the grid's size for both, 2 x 2 in a grid of 4 x 4. */
  box?: readonly [rows: number, columns: number];
}

/**
 * How many digits each blank of a Sudoku may still hold, those of its row, column and box excluded: a difficulty to compare orders with.
 *
 * 1 means that the blank follows from its neighbours at once, 0 that the grid contradicts itself. A digit that is given counts 0: no blank is there.
 *
 * @param grid - size² entries, row by row: digits from 1 to size, anything else for a blank.
 * @throws {ShapeError} when the grid is not square
 * @throws {InvalidArgumentError} for a box that does not hold `size` places
 *
 * @example
 * ```ts
 * import { sudokuCandidates } from '@cairn-ml/mdlm-metrics/analysis';
 *
 * sudokuCandidates([1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]).slice(0, 8); // [0, 0, 0, 1, 2, 2, 3, 2]
 * ```
 *
 * @remarks Our choice: how arXiv 2601.15593 measures the difficulty of a Sudoku's blanks is not public.
 */
export function sudokuCandidates(grid: ArrayLike<number>, options: SudokuCandidatesOptions = {}): Int32Array {
  const size = Math.round(Math.sqrt(grid.length));
  checkLength('sudokuCandidates', 'grid', grid, size * size, 'as many rows as columns');
  if (size === 0) return new Int32Array();
  const { box: [rows, columns] = [Math.round(Math.sqrt(size)), Math.round(Math.sqrt(size))] } = options;
  checkInteger('sudokuCandidates', 'box[0]', rows, { min: 1 });
  checkInteger('sudokuCandidates', 'box[1]', columns, { min: 1 });
  if (rows * columns !== size)
    throw new InvalidArgumentError('sudokuCandidates', 'box', `hold ${size} places`, [rows, columns]);

  const units = (i: number) => {
    const [row, column] = [Math.floor(i / size), i % size];
    const inBox = Math.floor(row / rows) * rows + Math.floor(column / columns);
    return [row, size + column, 2 * size + inBox];
  };
  const isDigit = (value: number) => Number.isInteger(value) && value >= 1 && value <= size;
  const used = new Uint8Array(3 * size * (size + 1));
  for (let i = 0; i < grid.length; i++) {
    if (isDigit(grid[i]!)) for (const unit of units(i)) used[unit * (size + 1) + grid[i]!] = 1;
  }
  return Int32Array.from({ length: grid.length }, (_, i) => {
    if (isDigit(grid[i]!)) return 0;
    let candidates = 0;
    for (let digit = 1; digit <= size; digit++) {
      if (units(i).every((unit) => !used[unit * (size + 1) + digit])) candidates++;
    }
    return candidates;
  });
}
