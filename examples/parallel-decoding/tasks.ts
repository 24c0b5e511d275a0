import { sudokuCandidates } from '@cairn-ml/mdlm-metrics/analysis';
import { createRandom } from '@cairn-ml/numeric';
import { type ModelName, smallGrids } from './models.js';
import { type Puzzle, puzzleOf, randomGrid } from './sudoku.js';
import { encodeText, heldOutText } from './text.js';

/** Canvases to decode, with what should come out. */
export interface Task {
  name: string;
  model: ModelName;
  canvases: Int32Array[];
  solutions: Int32Array[];
  /** How hard each position of a canvas is, one list per canvas, where that is known without the model. */
  difficulties?: Int32Array[];
}

/** Puzzles with one solution from grids that no model was trained on, a number of blanks each. */
export function smallPuzzles(count: number, blanks: number): Puzzle[] {
  const random = createRandom(7);
  const puzzles: Puzzle[] = [];
  for (let k = 0; puzzles.length < count; k++) {
    const puzzle = puzzleOf(smallGrids.test[k % smallGrids.test.length]!, blanks, 2, random);
    if (puzzle) puzzles.push(puzzle);
  }
  return puzzles;
}

/** The same of 9 x 9: the grids are new, one in 6.7e21. */
export function largePuzzles(count: number, blanks: number): Puzzle[] {
  const random = createRandom(9);
  const puzzles: Puzzle[] = [];
  while (puzzles.length < count) {
    const puzzle = puzzleOf(randomGrid(3, random), blanks, 3, random);
    if (puzzle) puzzles.push(puzzle);
  }
  return puzzles;
}

/** Puzzles for a model whose mask is the token after the last digit. */
export function sudokuTask(name: string, model: ModelName, puzzles: readonly Puzzle[], maskId: number): Task {
  return {
    name,
    model,
    canvases: puzzles.map(({ givens }) => givens.map((digit) => (digit > 0 ? digit - 1 : maskId))),
    solutions: puzzles.map(({ solution }) => solution.map((digit) => digit - 1)),
    difficulties: puzzles.map(({ givens }) => sudokuCandidates(givens)),
  };
}

/** Passages of the held-out text, masked where `isMasked` says. */
export function textTask(
  name: string,
  count: number,
  maskId: number,
  isMasked: (i: number, draw: number) => boolean,
): Task {
  const random = createRandom(11);
  const text = encodeText(heldOutText());
  const solutions = Array.from({ length: count }, (_, k) => {
    const start = Math.floor((k * (text.length - 64)) / count);
    return text.slice(start, start + 64);
  });
  const canvases = solutions.map((passage) =>
    passage.map((token, i) => (isMasked(i, random.uniform()) ? maskId : token)),
  );
  return { name, model: 'text', canvases, solutions };
}
