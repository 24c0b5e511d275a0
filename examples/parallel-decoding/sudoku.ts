import type { Random } from '@cairn-ml/numeric';

/** A Sudoku with the solution it has, digits from 1; 0 is a blank. */
export interface Puzzle {
  givens: Int32Array;
  solution: Int32Array;
}

/** What two places of a grid have in common: 0 the same place, 1 a row, 2 a column, 3 the box alone, 4 a row and the box, 5 a column and the box, 6 nothing. */
export function relations(box: number): Int32Array[] {
  const size = box * box;
  return Array.from({ length: size * size }, (_, i) =>
    Int32Array.from({ length: size * size }, (_, j) => {
      const [row, column] = [Math.floor(i / size) === Math.floor(j / size), i % size === j % size];
      const inBox = boxOf(i, box) === boxOf(j, box);
      if (i === j) return 0;
      if (inBox) return row ? 4 : column ? 5 : 3;
      return row ? 1 : column ? 2 : 6;
    }),
  );
}

const boxOf = (place: number, box: number): number => {
  const size = box * box;
  return Math.floor(Math.floor(place / size) / box) * box + Math.floor((place % size) / box);
};

/** Calls `found` with every way to fill the grid, until it returns false. Fills the place with the fewest digits left first; `order` is that in which digits are tried. */
function search(
  givens: ArrayLike<number>,
  box: number,
  order: ArrayLike<number>,
  found: (grid: Int32Array) => boolean,
): void {
  const size = box * box;
  const grid = Int32Array.from(givens);
  const [rows, columns, boxes] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const toggle = (place: number, digit: number) => {
    const bit = 1 << digit;
    rows[Math.floor(place / size)]! ^= bit;
    columns[place % size]! ^= bit;
    boxes[boxOf(place, box)]! ^= bit;
  };
  const used = (place: number) => rows[Math.floor(place / size)]! | columns[place % size]! | boxes[boxOf(place, box)]!;
  for (let place = 0; place < grid.length; place++) if (grid[place]! > 0) toggle(place, grid[place]!);

  const fill = (): boolean => {
    let [best, fewest] = [-1, Infinity];
    for (let place = 0; place < grid.length; place++) {
      if (grid[place] !== 0) continue;
      const left = size - bits(used(place));
      if (left < fewest) [best, fewest] = [place, left];
    }
    if (best < 0) return found(grid.slice());
    for (let k = 0; k < size; k++) {
      const digit = order[k]!;
      if (used(best) & (1 << digit)) continue;
      grid[best] = digit;
      toggle(best, digit);
      const goOn = fill();
      toggle(best, digit);
      grid[best] = 0;
      if (!goOn) return false;
    }
    return true;
  };
  fill();
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest &= rest - 1) count++;
  return count;
}

const digits = (box: number): Int32Array => Int32Array.from({ length: box * box }, (_, k) => k + 1);

/** Every grid of 4 x 4: there are 288. */
export function allSmallGrids(): Int32Array[] {
  const grids: Int32Array[] = [];
  search(new Int32Array(16), 2, digits(2), (grid) => grids.push(grid) > 0);
  return grids;
}

/** Whether there is one solution and no second. */
export function isUnique(givens: ArrayLike<number>, box: number): boolean {
  let solutions = 0;
  search(givens, box, digits(box), () => ++solutions < 2);
  return solutions === 1;
}

/** A random grid: a random first row and column of boxes, filled up in a random order of digits. */
export function randomGrid(box: number, random: Random): Int32Array {
  const size = box * box;
  for (;;) {
    const start = new Int32Array(size * size);
    // The boxes of the diagonal do not see each other.
    for (let b = 0; b < box; b++) {
      const values = random.shuffle(digits(box));
      for (let k = 0; k < size; k++) {
        start[(b * box + Math.floor(k / box)) * size + b * box + (k % box)] = values[k]!;
      }
    }
    let result: Int32Array | undefined;
    search(start, box, random.shuffle(digits(box)), (grid) => {
      result = grid;
      return false;
    });
    if (result) return result;
  }
}

/** The grid with its digits renamed in the order in which they first appear: equal for grids that differ in names only. */
export function withoutNames(grid: ArrayLike<number>): string {
  const names = new Map<number, number>();
  return Array.from(grid, (digit) => {
    if (!names.has(digit)) names.set(digit, names.size + 1);
    return names.get(digit)!;
  }).join('');
}

/** A puzzle with this solution and so many blanks; undefined where taking digits away in a random order does not get there with one solution. */
export function puzzleOf(solution: Int32Array, blanks: number, box: number, random: Random): Puzzle | undefined {
  const givens = solution.slice();
  let left = blanks;
  for (const place of random.permutation(solution.length)) {
    if (left === 0) break;
    const digit = givens[place]!;
    givens[place] = 0;
    if (isUnique(givens, box)) left--;
    else givens[place] = digit;
  }
  return left === 0 ? { givens, solution } : undefined;
}

/** The 288 grids in two parts: 9 of the 12 families of grids that differ in the names of digits for training, 3 for tests. */
export function splitSmallGrids(random: Random): { train: Int32Array[]; test: Int32Array[] } {
  const families = new Map<string, Int32Array[]>();
  for (const grid of allSmallGrids())
    families.set(withoutNames(grid), [...(families.get(withoutNames(grid)) ?? []), grid]);
  const [train, test]: [Int32Array[], Int32Array[]] = [[], []];
  random.shuffle([...families.values()]).forEach((family, k) => {
    (k < 9 ? train : test).push(...family);
  });
  return { train, test };
}
