import { createRandom, kendallTest } from '@cairn-ml/numeric';
import { type Pair, within } from '../pair.js';
import { python } from '../peers/python.js';
import type { NumberArray } from '../peers/worker.js';

const sizes = [1e3, 1e4, 1e5, 1e6];

/** Kendall's tau-b with its p-value. */
export function* pairs(): Generator<Pair> {
  for (const size of sizes) {
    const random = createRandom(size);
    const positions = Int32Array.from({ length: size }, (_, i) => i);
    const steps = positions.map(() => random.integer(0, size / 4 - 1));
    yield pair(`order data, n/4 steps at random, n = ${size}`, positions, steps);
    const windowed = positions.map((i) => Math.floor(i / 4) + random.integer(0, 15));
    yield pair(`order data, nearly left to right, n = ${size}`, positions, windowed);
    const normal = Float64Array.from(positions, () => random.normal());
    const related = normal.map((value) => value + random.normal());
    yield pair(`continuous data, n = ${size}`, normal, related);
    const levels = (values: Float64Array) => values.map((value) => Math.round(value * 5) / 5);
    yield pair(`heavy ties in both, n = ${size}`, levels(normal), levels(related));
  }
}

function pair(name: string, x: NumberArray, y: NumberArray): Pair {
  return {
    name,
    ours() {
      const { tau, pValue } = kendallTest(x, y);
      return [tau, pValue];
    },
    peer: python('scipy.stats.kendalltau', {
      module: 'kendall',
      prepare: 'test',
      parameters: { x, y },
      install: 'apt-get install python3-scipy',
    }),
    difference: within(1e-12),
  };
}
