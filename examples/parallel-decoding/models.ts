import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMaskedDiffusionModel,
  type FitOptions,
  type MaskedDiffusionModel,
  type MaskedDiffusionModelOptions,
} from '@cairn-ml/mdlm-metrics/tensor';
import { createRandom, type Random } from '@cairn-ml/numeric';
import { cosineSchedule } from '@cairn-ml/tensor';
import { randomGrid, relations, splitSmallGrids } from './sudoku.js';
import { alphabet, encodeText, readBooks } from './text.js';

/** A model of the example: its sizes, and how it is trained. */
export interface Recipe {
  options: MaskedDiffusionModelOptions;
  /** Made when training begins: the text model reads its book. */
  fit: () => Pick<FitOptions, 'texts' | 'steps' | 'batchSize' | 'learningRate' | 'wrongTokens'>;
}

/** The 4 x 4 grids of all trainings and tests; see `splitSmallGrids`. */
export const smallGrids = splitSmallGrids(createRandom(1));

const small = { vocabulary: 4, length: 16, width: 32, layers: 2, heads: 2, seed: 0 };
const tokensOf = (grid: Int32Array) => grid.map((digit) => digit - 1);

export const recipes = {
  'sudoku-4': {
    options: small,
    fit: () => ({ texts: smallGrids.train.map(tokensOf), steps: 3000 }),
  },
  'sudoku-4-doubtful': {
    options: small,
    fit: () => ({ texts: smallGrids.train.map(tokensOf), steps: 6000, wrongTokens: 0.1 }),
  },
  'sudoku-9': {
    options: { vocabulary: 9, length: 81, width: 64, layers: 4, heads: 4, relations: relations(3), seed: 0 },
    fit: () => ({
      texts: (random: Random) => tokensOf(randomGrid(3, random)),
      steps: 4000, // of 6000 that were planned: it had learned enough
      learningRate: cosineSchedule(0.003, 6000, { warmupSteps: 50 }),
      batchSize: 16,
    }),
  },
  text: {
    options: { vocabulary: alphabet.length, length: 64, width: 80, layers: 3, heads: 4, seed: 0 },
    fit() {
      const book = encodeText(readBooks().train);
      const texts = (random: Random) => {
        const start = random.integer(0, book.length - 64);
        return book.subarray(start, start + 64);
      };
      return { texts, steps: 3000 };
    },
  },
} satisfies Record<string, Recipe>;

export type ModelName = keyof typeof recipes;

export const weightsFile = (name: ModelName): string => join(import.meta.dirname, 'weights', `${name}.safetensors`);

/** A model with the committed weights. */
export function openModel(name: ModelName): MaskedDiffusionModel {
  const model = createMaskedDiffusionModel(recipes[name].options);
  model.load(readFileSync(weightsFile(name)));
  return model;
}
