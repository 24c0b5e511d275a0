import { checkDenseSize, checkInteger, checkNumber, createRandom, type DenseMatrix } from '@cairn-ml/numeric';
import { reciprocal } from './internal/reciprocal.js';

/** Options of {@link randomRobinson}. */
export interface RandomRobinsonOptions {
  /** How many objects. */
  size: number;
  /** The seed of the random numbers. */
  seed: number;
  /** How far the points leave the line, from 0 to 1. Default 0: the distance is exactly anti-Robinson in the order returned. */
  noise?: number;
  /** Whether the objects are numbered in random order. Default true; false makes the order returned the identity. */
  shuffle?: boolean;
}

/** Distances, their similarities and the order behind them. */
export interface RandomRobinsonResult {
  /** Dense, size x size. */
  distance: DenseMatrix;
  /** `1 / (1 + d)`. */
  similarity: DenseMatrix;
  /** The objects by their place on the line. */
  order: Int32Array;
}

/**
 * Random distances and similarities with a known order: those of points near a line.
 *
 * Object i lies at `(x, y)`, x uniform in [0, 1), y uniform in [0, noise). The distance is Euclidean. Without noise it is
 * anti-Robinson in the order of x, and the similarity is Robinson.
 *
 * @throws {InvalidArgumentError} for a `size` that is not an integer of at least 0 or does not fit, a `seed` that is not an integer, or a
 *   `noise` outside 0 to 1
 *
 * @example
 * ```ts
 * import { isRobinson, randomRobinson } from '@cairn-ml/spectral-seriation';
 *
 * const { similarity, order } = randomRobinson({ size: 20, seed: 1 });
 * isRobinson(similarity, { order }); // true
 * ```
 *
 * Source: `random.robinson` of R seriation 1.4.1 (the construction, not its random numbers).
 */
export function randomRobinson({ size, seed, noise = 0, shuffle = true }: RandomRobinsonOptions): RandomRobinsonResult {
  checkInteger('randomRobinson', 'size', size, { min: 0 });
  checkInteger('randomRobinson', 'seed', seed);
  checkNumber('randomRobinson', 'noise', noise, { min: 0, max: 1 });
  checkDenseSize('randomRobinson', 'size', size);
  const random = createRandom(seed);
  const x = Float64Array.from({ length: size }, () => random.uniform()).sort();
  const y = Float64Array.from({ length: size }, () => random.uniform() * noise);
  const order = shuffle ? random.permutation(size) : Int32Array.from({ length: size }, (_, k) => k);
  const data = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) data[order[a]! * size + order[b]!] = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
  }
  const distance = { data, size };
  return { distance, similarity: reciprocal(distance), order };
}
