import { InvalidArgumentError } from './errors.js';

/** Options of {@link rankBiasedOverlap}. */
export interface RankBiasedOverlapOptions {
  /**
   * The persistence of a reader who goes on to the next position with this probability: above 0 and below 1. Default 0.9, which puts
   * 86 % of the weight on the first ten positions.
   */
  p?: number;
}

/** What {@link rankBiasedOverlap} finds. */
export interface RankBiasedOverlapResult {
  /** The estimate, from 0 to 1: the agreement at the end of the lists goes on for ever. */
  extrapolated: number;
  /** The least value that any continuation of the lists can have. */
  minimum: number;
  /** What the best continuation adds to the minimum. */
  residual: number;
}

/**
 * Rank-biased overlap of two orders, which need not have the same items or length: an average of the agreement at every depth, the
 * first positions weighing most.
 *
 * (1 - p) Σ p^(d-1) |first d of a ∩ first d of b| / d, the sum over all depths d from 1. Beyond the end of the lists only bounds and an
 * extrapolation are known.
 *
 * Ties are not defined: every position has one item. With an empty list nothing can be extrapolated: NaN, between the bounds 0 and 1.
 * Takes one step per item.
 *
 * @param a - Items, the best first. Items are compared as in a `Set`.
 * @param b - Items, the best first.
 * @throws {InvalidArgumentError} for an item that is repeated in a list, and for p that is not between 0 and 1
 *
 * @example
 * ```ts
 * import { rankBiasedOverlap } from '@cairn-ml/numeric';
 *
 * rankBiasedOverlap(['a', 'b', 'c'], ['a', 'c', 'd', 'b']).extrapolated; // 0.86725
 * rankBiasedOverlap([1, 2, 3], [1, 2, 3], { p: 0.5 }).minimum; // 0.95444
 * ```
 *
 * Source: W. Webber, A. Moffat, J. Zobel, "A similarity measure for indefinite rankings", ACM TOIS 28, 2010, equations 11, 30 and 32.
 */
export function rankBiasedOverlap<T>(
  a: ArrayLike<T>,
  b: ArrayLike<T>,
  options: RankBiasedOverlapOptions = {},
): RankBiasedOverlapResult {
  const { p = 0.9 } = options;
  if (!(p > 0 && p < 1)) throw new InvalidArgumentError('rankBiasedOverlap', 'p', 'be above 0 and below 1', p);
  checkDistinct('a', a);
  checkDistinct('b', b);
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const [s, l] = [short.length, long.length];

  // Sums over the depths d of terms p^d / d, which the factor (1 - p) / p completes.
  let harmonic = 0; // of 1
  let observed = 0; // of the items in common
  let extended = 0; // of the agreement at the end of the shorter list, held beyond it
  let possible = 0; // of the further items in common that the lists' continuations could bring
  let overlap = 0;
  let shortOverlap = 0;
  let power = 1;
  let depth = 1;
  const seen = new Set<T>();
  for (; depth <= l; depth++) {
    overlap += seenBefore(seen, long[depth - 1]!);
    if (depth <= s) {
      overlap += seenBefore(seen, short[depth - 1]!);
      shortOverlap = overlap;
    }
    power *= p;
    harmonic += power / depth;
    observed += (overlap * power) / depth;
    if (depth > s) {
      extended += (shortOverlap * (depth - s) * power) / (s * depth);
      possible += ((depth - s) * power) / depth;
    }
  }
  const agreementAtEnd = (overlap - shortOverlap) / l + shortOverlap / s; // NaN if a list is empty
  const extension = agreementAtEnd * power;
  let beyond = Math.max(0, -Math.log1p(-p) - harmonic); // of 1, over the depths not reached
  const scale = (1 - p) / p;
  const minimum = scale * (observed + overlap * beyond);

  const full = s + l - overlap; // from this depth on, all items could be in common
  for (; depth <= full; depth++) {
    power *= p;
    beyond = Math.max(0, beyond - power / depth);
    possible += ((2 * depth - s - l) * power) / depth;
  }
  possible += (power * p) / (1 - p) - overlap * beyond;

  return { extrapolated: scale * (observed + extended) + extension, minimum, residual: scale * possible };
}

function seenBefore<T>(seen: Set<T>, item: T): 0 | 1 {
  if (seen.has(item)) return 1;
  seen.add(item);
  return 0;
}

function checkDistinct(argument: string, items: ArrayLike<unknown>): void {
  const seen = new Set<unknown>();
  for (let i = 0; i < items.length; i++) {
    if (seenBefore(seen, items[i]))
      throw new InvalidArgumentError('rankBiasedOverlap', `${argument}[${i}]`, 'not repeat an item', items[i]);
  }
}
