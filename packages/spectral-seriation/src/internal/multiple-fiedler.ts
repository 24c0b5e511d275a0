import { argsort, createRandom } from '@cairn-ml/numeric';
import { twoSumOf } from '../two-sum.js';
import type { Graph } from './graph.js';

/** Multiplications that the choice among vectors may cost. */
const budget = 4e8;

/**
 * A vector of a Fiedler eigenspace, given by an orthonormal basis: of those tried the one whose order has the least 2-SUM, and of equals the first.
 * Tried are the projection of the index order, then every order that a plane has (few items), or directions spread over the space.
 */
export function leastTwoSumVector(graph: Graph, basis: readonly Float64Array[]): Float64Array {
  const { similarity } = graph;
  const n = similarity.size;
  const tries = Math.max(8, Math.min(basis.length === 2 ? n * n : 256, Math.floor(budget / (n * n))));
  let best = combine(basis, projectedIndex(basis));
  let least = orderSum(best);
  for (const weights of basis.length === 2 ? planeDirections(basis, tries) : spreadDirections(basis.length, tries)) {
    const vector = combine(basis, weights);
    const sum = orderSum(vector);
    if (sum < least - 1e-12 * Math.abs(least)) [best, least] = [vector, sum];
  }
  return best;

  function orderSum(vector: Float64Array): number {
    return twoSumOf(similarity, Int32Array.from(argsort(vector)));
  }
}

/** The coordinates of the projection of 0, 1, 2, … on the space. */
export function projectedIndex(basis: readonly Float64Array[]): number[] {
  return basis.map((vector) => vector.reduce((sum, value, i) => sum + value * i, 0));
}

/**
 * Directions of a plane. The order changes where two items exchange places, at an angle for each pair: one direction between every two such
 * angles, or evenly spread ones where these are too many.
 */
function* planeDirections([a, b]: readonly Float64Array[], tries: number): Generator<number[]> {
  const n = a!.length;
  let angles = Array.from({ length: tries }, (_, k) => (Math.PI * (k + 0.5)) / tries);
  if (n * n <= tries) {
    const exchanges = new Float64Array((n * (n - 1)) / 2);
    let count = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const angle = Math.atan2(a![j]! - a![i]!, b![i]! - b![j]!); // cos a_i + sin b_i = cos a_j + sin b_j
        exchanges[count++] = angle < 0 ? angle + Math.PI : angle;
      }
    }
    exchanges.sort();
    const wide = Array.from(
      exchanges,
      (from, k) => [from, exchanges[k + 1] ?? exchanges[0]! + Math.PI] as const,
    ).filter(([from, to]) => to - from > 1e-9);
    angles = wide.map(([from, to]) => (from + to) / 2);
  }
  for (const angle of angles) yield [Math.cos(angle), Math.sin(angle)];
}

function* spreadDirections(dimensions: number, tries: number): Generator<number[]> {
  const random = createRandom(1);
  for (let k = 0; k < tries; k++) yield Array.from({ length: dimensions }, () => random.normal());
}

export function combine(basis: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return Float64Array.from(
    basis[0]!,
    (_, i) => basis.reduce((sum, vector, k) => sum + weights[k]! * vector[i]!, 0) / length,
  );
}
