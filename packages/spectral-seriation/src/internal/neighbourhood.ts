/**
 * How a criterion to be minimised changes with the moves of a local search on `order`, which the search rearranges in place, calling
 * `update` after each move.
 */
export interface Neighbourhood {
  readonly order: Int32Array;
  /** `changes[q]`: of taking out the object at position p and putting it back at q, for all q. */
  insertions(p: number, changes: Float64Array): void;
  /** `changes[q]`: of exchanging the objects at the positions p and q, for all q > p. */
  swaps?(p: number, changes: Float64Array): void;
  /** `changes[p]`: of reversing the positions from p to `ends - p`, for all p < ends - p. */
  reversals?(ends: number, changes: Float64Array): void;
  /** Takes over a new order. */
  reset(): void;
  /** The positions from `low` to `high` hold their objects in another order; after an insertion `moved` is the one that was taken out. */
  update(low: number, high: number, moved?: number): void;
}
