import { type DecodingTrace, generationOrderTau, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
import { generationOrderTest } from '@cairn-ml/mdlm-metrics/analysis';
import { createRandom } from '@cairn-ml/numeric';
import { type Pair, within } from '../pair.js';
import { python } from '../peers/python.js';

const sizes = [1e3, 1e4, 1e5, 1e6];

/** tau-b of the order in which a decoder finalised its tokens, from its trace, without and with a p-value. SciPy, which has both or none, gets two arrays. */
export function* pairs(): Generator<Pair> {
  for (const size of sizes) {
    const random = createRandom(size);
    const positions = Int32Array.from({ length: size }, (_, i) => i);
    const orders = {
      'random order': positions.map(() => random.integer(0, size / 4 - 1)),
      'nearly left to right': positions.map((i) => (i >> 2) + random.integer(0, 15)),
      'blocks of 32 in 8 steps': positions.map((i) => 8 * (i >> 5) + random.integer(0, 7)),
    };
    for (const [name, steps] of Object.entries(orders)) {
      const trace = traceFromFinalSteps(steps);
      yield pair(`${name}, n = ${size}`, positions, steps, () => generationOrderTau(trace));
      yield pair(`${name}, with p, n = ${size}`, positions, steps, () => tauAndP(trace));
    }
  }
}

function tauAndP(trace: DecodingTrace): number[] {
  const { tau, pValue } = generationOrderTest(trace);
  return [tau, pValue];
}

function pair(name: string, x: Int32Array, y: Int32Array, ours: () => number | number[]): Pair {
  return {
    name,
    ours,
    peer: python('scipy.stats.kendalltau', {
      module: 'kendall',
      prepare: 'test',
      parameters: { x, y },
      install: 'apt-get install python3-scipy',
    }),
    difference: (result, peers) => within(1e-12)(result, typeof result === 'number' ? (peers as number[])[0] : peers),
  };
}
