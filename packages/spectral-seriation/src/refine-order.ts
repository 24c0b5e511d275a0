import {
  checkInteger,
  checkOption,
  createRandom,
  type DenseMatrix,
  InvalidArgumentError,
  type MatrixInput,
} from '@cairn-ml/numeric';
import { squaredLagSum } from './inertia.js';
import { antiRobinsonNeighbourhood } from './internal/anti-robinson-neighbourhood.js';
import { linearLagNeighbourhood } from './internal/linear-lag-neighbourhood.js';
import { perturb, sweep } from './internal/local-search.js';
import type { Neighbourhood } from './internal/neighbourhood.js';
import { pathNeighbourhood } from './internal/path-neighbourhood.js';
import { readDistance, readOrder } from './internal/read.js';
import { readAsSimilarity, type SimilarityInputOptions } from './internal/reciprocal.js';
import { countRowHalves } from './internal/row-halves.js';
import { squaredLagNeighbourhood } from './internal/squared-lag-neighbourhood.js';
import { linearSum } from './linear-seriation.js';
import { pathSum } from './path-length.js';

/** The criteria that {@link refineOrder} can improve. */
export type RefinableCriterion =
  | 'twoSum'
  | 'inertia'
  | 'linearSeriation'
  | 'pathLength'
  | 'antiRobinsonEvents'
  | 'antiRobinsonDeviations';

/** What a local search does to an order: one object to another place, two objects exchanged, the objects between two places reversed (2-opt). */
export type Move = 'insertion' | 'swap' | 'reversal';

/** Options of {@link refineOrder}. */
export interface RefineOrderOptions extends SimilarityInputOptions {
  /** What to improve. `'linearSeriation'` also orders by least squares and by the weighted gradient. Default `'twoSum'`. */
  criterion?: RefinableCriterion;
  /** The kinds of moves, each tried when those before it gain nothing. Default: all that the criterion has; the anti-Robinson criteria have only insertions. */
  moves?: readonly Move[];
  /** The most sweeps over one kind of moves, from each start. Default 100. */
  maxSweeps?: number;
  /** How often to start again from the best order so far, with a random block moved or reversed. Default 0. */
  restarts?: number;
  /** The seed of the restarts. Default 0. */
  seed?: number;
  /** Ends the work with the signal's reason at the next sweep. */
  signal?: AbortSignal;
  /** Called after each sweep: how many restarts and sweeps are done, and the best value so far. */
  onProgress?: (progress: { restart: number; sweep: number; value: number }) => void;
}

/** What {@link refineOrder} found. */
export interface RefineOrderResult {
  /** `order[k]` is the object at position k. */
  order: Int32Array;
  /** The criterion of `order`; for `'inertia'` more is better, for the others less. */
  value: number;
  /** The criterion of the order that was given. */
  startValue: number;
  /** How many sweeps were made. */
  sweeps: number;
  /** Whether no single move improves `order`; false when `maxSweeps` ended the search. */
  converged: boolean;
}

/**
 * Improves an order by local search: moves single objects or segments as long as the criterion gains, then, if asked to, shakes the order and
 * tries again. The result is never worse than the start, and the same for the same seed.
 *
 * A sweep tries every place for every object and takes the best. A move costs O(1) to evaluate and O(n · distance moved) to make, with two
 * tables of n² numbers; the anti-Robinson criteria cost O(n³) once for each start. Without restarts n = 1000 takes seconds.
 *
 * `matrix`: a dense n x n distance, or for `'twoSum'` a similarity with `input: 'similarity'`. Fewer than two objects stay as they are.
 *
 * @throws {ShapeError} when `matrix` is not square or `order` has another length
 * @throws {InvalidArgumentError} for entries that are NaN, infinite or asymmetric, a distance that is negative or whose diagonal is not 0, an `order` that is
 *   not a permutation, an unknown `criterion`, `move` or `input`, a move that the criterion does not have, or counts that are not integers of at least 0
 *
 * @example
 * ```ts
 * import { randomRobinson, refineOrder } from '@cairn-ml/spectral-seriation';
 *
 * const { distance } = randomRobinson({ size: 30, seed: 2 });
 * const start = Array.from({ length: 30 }, (_, i) => i);
 * const { value, converged } = refineOrder(distance, start, { criterion: 'antiRobinsonEvents', restarts: 5 });
 * value; // 0
 * converged; // true
 * ```
 *
 * Source: the moves of `LS_insert`, `LS_swap` and `LS_reverse` of R seriation 1.4.1; iterated local search, Lourenço, Martin and Stützle 2003. That a
 * change costs O(1) is our derivation.
 */
export function refineOrder(
  matrix: MatrixInput,
  order: ArrayLike<number>,
  options: RefineOrderOptions = {},
): RefineOrderResult {
  const { criterion = 'twoSum', maxSweeps = 100, restarts = 0, seed = 0, signal, onProgress } = options;
  checkOption('refineOrder', 'criterion', criterion, Object.keys(problems) as RefinableCriterion[]);
  checkInteger('refineOrder', 'maxSweeps', maxSweeps, { min: 0 });
  checkInteger('refineOrder', 'restarts', restarts, { min: 0 });
  checkInteger('refineOrder', 'seed', seed);
  if (options.input === 'similarity' && criterion !== 'twoSum') {
    const fix = "Only 'twoSum' works on a similarity.";
    throw new InvalidArgumentError('refineOrder', 'input', `be 'distance' for '${criterion}'`, options.input, fix);
  }
  const problem = problems[criterion];
  const read =
    criterion === 'twoSum' ? readAsSimilarity('refineOrder', matrix, options) : readDistance('refineOrder', matrix);
  const best = readOrder('refineOrder', order, read.size);
  const neighbourhood = problem.neighbourhood(read, best.slice());
  const moves = readMoves(neighbourhood, options.moves);

  const startValue = problem.loss(read, best);
  const threshold = 1e-12 * Math.abs(startValue);
  const random = createRandom(seed);
  let value = startValue;
  let sweeps = 0;
  let converged = false;
  for (let restart = 0; restart <= (read.size < 2 ? 0 : restarts); restart++) {
    if (restart > 0) {
      neighbourhood.order.set(best);
      neighbourhood.reset();
      perturb(neighbourhood, random);
    }
    let current = problem.loss(read, neighbourhood.order);
    let kind = 0; // the kinds after the first only come when those before them gain nothing
    for (let done = 0; kind < moves.length && done < maxSweeps; done++) {
      signal?.throwIfAborted();
      const change = sweep(neighbourhood, moves[kind]!, threshold);
      kind = change < 0 ? 0 : kind + 1;
      current += change;
      sweeps++;
      onProgress?.({ restart, sweep: sweeps, value: problem.sign * Math.min(value, current) });
    }
    current = problem.loss(read, neighbourhood.order);
    if (current < value) {
      best.set(neighbourhood.order);
      value = current;
      converged = kind === moves.length;
    } else if (restart === 0) converged = kind === moves.length;
  }
  return { order: best, value: problem.sign * value, startValue: problem.sign * startValue, sweeps, converged };
}

/** A criterion as something to be minimised: `sign` times it. */
interface Problem {
  sign: 1 | -1;
  loss(matrix: DenseMatrix, order: Int32Array): number;
  neighbourhood(matrix: DenseMatrix, order: Int32Array): Neighbourhood;
}

const problems: Record<RefinableCriterion, Problem> = {
  twoSum: {
    sign: 1,
    loss: squaredLagSum,
    neighbourhood: (matrix, order) => squaredLagNeighbourhood(matrix, order, 2),
  },
  inertia: {
    sign: -1,
    loss: (matrix, order) => -squaredLagSum(matrix, order),
    neighbourhood: (matrix, order) => squaredLagNeighbourhood(matrix, order, -2),
  },
  linearSeriation: {
    sign: 1,
    loss: (matrix, order) => linearSum(matrix, order, 'loss'),
    neighbourhood: (matrix, order) => linearLagNeighbourhood(matrix, order, -2),
  },
  pathLength: { sign: 1, loss: pathSum, neighbourhood: pathNeighbourhood },
  antiRobinsonEvents: {
    sign: 1,
    loss: (matrix, order) => countRowHalves(matrix, order).events,
    neighbourhood: (matrix, order) => antiRobinsonNeighbourhood(matrix, order, false),
  },
  antiRobinsonDeviations: {
    sign: 1,
    loss: (matrix, order) => countRowHalves(matrix, order).deviations,
    neighbourhood: (matrix, order) => antiRobinsonNeighbourhood(matrix, order, true),
  },
};

function readMoves({ swaps, reversals }: Neighbourhood, moves: readonly Move[] | undefined): readonly Move[] {
  const available: Move[] = [
    'insertion',
    ...(swaps ? ['swap' as const] : []),
    ...(reversals ? ['reversal' as const] : []),
  ];
  moves?.forEach((move, i) => {
    checkOption('refineOrder', `moves[${i}]`, move, available);
  });
  return moves ?? available;
}
