import { createRandom, kendallTau, type SparseMatrix } from '@cairn-ml/numeric';
import { spectralSeriation } from '@cairn-ml/spectral-seriation';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

const size = 100_000;
const neighbors = 6;

/** A graph whose nodes lie along a line, numbered at random: the natural input of seriation, and the one that plain Lanczos fails on. */
export const example: Example = {
  title: `Seriation: a graph of ${size.toLocaleString('en')} nodes`,
  summary: 'a CSR similarity, in a fraction of a second',
  steps: 2,
  async run(stage) {
    await stage.step('linking each node with its neighbours');
    const { similarity, chain, position } = shuffledChain(size, neighbors);
    await stage.step('ordering');
    const start = performance.now();
    const { order, ranking, fiedlerValue, spectralGap } = spectralSeriation(similarity, {
      orientation: { order: chain },
    });
    const milliseconds = performance.now() - start;
    const displaced = order.filter((node, k) => node !== chain[k]).length;
    const dense = (size * size * 8) / 1e9;
    stage.say(
      `${size.toLocaleString('en')} nodes, each linked with the ${neighbors} next along a hidden line, random weights: ordered in ${milliseconds.toFixed(0)} ms, ` +
        `${displaced === 0 ? 'exactly as hidden' : `all but ${displaced} in their hidden place`}, tau = ${kendallTau(ranking, position).toFixed(10)}. Fiedler value ${fiedlerValue.toExponential(4)}, gap ${spectralGap.toExponential(4)}. ` +
        `As a dense matrix it would take ${dense.toFixed(0)} GB; as CSR it takes ${((similarity.values.length * 12) / 1e6).toFixed(0)} MB.`,
    );
  },
};

/** Links node `chain[k]` with `chain[k + 1]` to `chain[k + reach]`. */
function shuffledChain(
  count: number,
  reach: number,
): { similarity: SparseMatrix; chain: Int32Array; position: Int32Array } {
  const random = createRandom(11);
  const chain = random.permutation(count);
  const position = new Int32Array(count);
  for (let k = 0; k < count; k++) position[chain[k]!] = k;
  const weights = Float64Array.from({ length: count * reach }, () => random.uniform(0.5, 1.5));
  const rowPointers = new Int32Array(count + 1);
  const columnIndices = new Int32Array(2 * count * reach);
  const values = new Float64Array(2 * count * reach);
  let p = 0;
  for (let node = 0; node < count; node++) {
    const k = position[node]!;
    for (let other = Math.max(0, k - reach); other <= Math.min(count - 1, k + reach); other++) {
      if (other === k) continue;
      const distance = Math.abs(other - k);
      columnIndices[p] = chain[other]!;
      values[p++] = weights[Math.min(k, other) * reach + distance - 1]! / distance;
    }
    rowPointers[node + 1] = p;
  }
  return {
    similarity: {
      rowPointers,
      columnIndices: columnIndices.subarray(0, p),
      values: values.subarray(0, p),
      size: count,
    },
    chain,
    position,
  };
}

await runWhenStarted(import.meta.url, example);
