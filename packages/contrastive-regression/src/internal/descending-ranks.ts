import { add, cast, neg, reverse, sub, type Tensor2D, topk } from '@cairn-ml/tensor';

/** Ranks within each row, 1 for the largest value. Of equal values the one with the larger index comes first. */
export function descendingRanks(values: Tensor2D): Tensor2D {
  const count = values.shape[1];
  const fromTheEnd = topk(reverse(values, 1), count, true).indices;
  const order = sub(count - 1, cast(fromTheEnd, 'float32'));
  // the inverse of a permutation is its argsort, and topk sorts
  return add(cast(topk(neg(order), count, true).indices, 'float32'), 1);
}
