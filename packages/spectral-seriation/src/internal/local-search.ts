import type { Random } from '@cairn-ml/numeric';
import type { Move } from '../refine-order.js';
import type { Neighbourhood } from './neighbourhood.js';

/** Tries a kind of move for every object (a reversal for every middle) and makes the best of each if it gains more than `threshold`. */
export function sweep(neighbourhood: Neighbourhood, move: Move, threshold: number): number {
  const { order } = neighbourhood;
  const size = order.length;
  const changes = new Float64Array(size);
  let total = 0;
  const best = (from: number, to: number): number => {
    let found = -1;
    for (let q = from; q < to; q++) {
      if (changes[q]! < -threshold && (found < 0 || changes[q]! < changes[found]!)) found = q;
    }
    if (found >= 0) total += changes[found]!;
    return found;
  };
  if (move === 'reversal') {
    for (let ends = 1; ends < 2 * size - 2; ends++) {
      neighbourhood.reversals!(ends, changes);
      const p = best(Math.max(0, ends - size + 1), (ends + 1) >> 1);
      if (p >= 0) reverse(neighbourhood, p, ends - p);
    }
    return total;
  }
  for (const object of order.slice()) {
    const p = order.indexOf(object);
    if (move === 'insertion') {
      neighbourhood.insertions(p, changes);
      const q = best(0, size);
      if (q >= 0) insert(neighbourhood, p, q);
    } else {
      neighbourhood.swaps!(p, changes);
      const q = best(p + 1, size);
      if (q >= 0) swap(neighbourhood, p, q);
    }
  }
  return total;
}

/** Takes out the object at position p and puts it back at q. */
export function insert(neighbourhood: Neighbourhood, p: number, q: number): void {
  const { order } = neighbourhood;
  const moved = order[p]!;
  if (p < q) order.copyWithin(p, p + 1, q + 1);
  else order.copyWithin(q + 1, q, p);
  order[q] = moved;
  neighbourhood.update(Math.min(p, q), Math.max(p, q), moved);
}

function swap(neighbourhood: Neighbourhood, p: number, q: number): void {
  const { order } = neighbourhood;
  const object = order[p]!;
  order[p] = order[q]!;
  order[q] = object;
  neighbourhood.update(p, q);
}

function reverse(neighbourhood: Neighbourhood, p: number, q: number): void {
  neighbourhood.order.subarray(p, q + 1).reverse();
  neighbourhood.update(p, q);
}

/** Moves a random block of the order to a random place, half of the time reversed. */
export function perturb(neighbourhood: Neighbourhood, random: Random): void {
  const size = neighbourhood.order.length;
  const length = random.integer(1, Math.max(1, size >> 2));
  const from = random.integer(0, size - length);
  const to = random.integer(0, size - length);
  const reverse = random.uniform() < 0.5;
  for (let k = 0; k < length; k++) {
    const p = to > from ? from : from + k; // the next object of the block
    if (to > from) insert(neighbourhood, p, reverse ? to + length - 1 - k : to + length - 1);
    else insert(neighbourhood, p, reverse ? to : to + k);
  }
}
