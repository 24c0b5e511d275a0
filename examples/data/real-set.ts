import type { DenseMatrix } from '@cairn-ml/numeric';

/** Two criteria of an order. */
export interface Criteria {
  twoSum: number;
  antiRobinsonEvents: number;
}

/** One set of seriation-sets.json, which generate.R wrote. */
export interface RealSet {
  id: string;
  title: string;
  source: string;
  how: string;
  labels: string[];
  /** Lower triangle of the distance, column by column. */
  lower: number[];
  /** 0/1, one row per item. */
  attributes: number[][] | null;
  /** What archaeology says. */
  knownOrder: number[] | null;
  /** R seriation 1.4.1, its stochastic methods the best of five runs. */
  r: Record<'spectral' | 'qap' | 'annealing' | 'optimalLeafOrdering', Criteria>;
}

/** The distance of a set as a dense matrix. */
export function distanceOf({ lower, labels }: RealSet): DenseMatrix {
  const size = labels.length;
  const data = new Float64Array(size * size);
  let next = 0;
  for (let j = 0; j < size; j++) {
    for (let i = j + 1; i < size; i++) {
      data[i * size + j] = lower[next]!;
      data[j * size + i] = lower[next++]!;
    }
  }
  return { data, size };
}
