import { expect, test } from 'vitest';
import { sudokuCandidates } from './sudoku-candidates.js';

test('row, column and box exclude digits', () => {
  const grid = [
    [1, 2, 3, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 1],
  ];
  expect(Array.from(sudokuCandidates(grid.flat()))).toEqual([
    ...[0, 0, 0, 1],
    ...[2, 2, 3, 2], // {3,4} {3,4} {1,2,4} {2,4}
    ...[3, 3, 2, 3], // {2,3,4} {1,3,4} {2,4} {2,3,4}
    ...[3, 2, 2, 0], // {2,3,4} {3,4} {2,4}
  ]);
});

test('boxes need not be square; anything but a digit is a blank', () => {
  const grid = new Array<number>(36).fill(-1);
  grid[0] = 5;
  const candidates = sudokuCandidates(grid, { box: [2, 3] });
  expect(candidates[0]).toBe(0);
  expect(candidates[8]).toBe(5); // row 1, column 2: the same box
  expect(candidates[14]).toBe(6); // row 2, column 2: neither row, column nor box
  expect(candidates[30]).toBe(5); // row 5, column 0
});

test('a contradiction has 0 candidates, an empty grid none at all', () => {
  expect(sudokuCandidates([1, 2, 3, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0])[3]).toBe(0);
  expect(sudokuCandidates([])).toHaveLength(0);
});

test('errors', () => {
  expect(() => sudokuCandidates([1, 2, 3])).toThrow(
    'sudokuCandidates: `grid` must have as many rows as columns (4), got [3].',
  );
  expect(() => sudokuCandidates(new Array(36).fill(0))).toThrow('`box` must hold 6 places, got [2, 2].');
});
