import { createRandom, type Random, symmetricEigen } from '@cairn-ml/numeric';

/** Samples of 241 inputs: a point, and eight scaled eigenfunctions of a Gaussian process at 30 sensors. */
export interface OperatorSamples {
  inputs: number[][];
  labels: number[];
}

/** Rows to train on, of which the first get labels, and rows of other functions to test. */
export interface OperatorTask {
  train: OperatorSamples;
  test: OperatorSamples;
}

const [sensors, modes, pointsPerFunction] = [30, 8, 10];

/** The least and the largest length scale of the published set. */
const [shortest, longest] = [0.2, 2];

/**
 * How often the sign of an eigenfunction departs from that of others of its length scale: half of how often it changes between neighbours, when the
 * published functions are sorted by length scale.
 */
const departures = [0, 0.005, 0.065, 0.018, 0.13, 0.18, 0.13, 0.17];

/**
 * The published set (train_sde.npz and test_sde.npz of OrdinalEntropy) by what was found in it: `y = 5 x (1 - x) c` with c from 1.001 to 1.006, x on a
 * grid of 100, beside 240 inputs `sqrt(λ_k) e_k(t)` of an RBF kernel with length scales from 0.2 to 2, which hardly matter. The sign of the first
 * eigenfunction changes eight times over the length scales, in both files at the same places: it is the solver's, so it is the same in all trials here.
 *
 * 1,000 rows to train on, of 100 functions at ten points each, shuffled as the authors do, and 10,000 rows of other functions to test.
 */
export function operatorTask(seed: number): OperatorTask {
  const random = createRandom(seed);
  const rows = samples(1000, random);
  const order = Array.from(random.permutation(rows.labels.length));
  const train = { inputs: order.map((i) => rows.inputs[i]!), labels: order.map((i) => rows.labels[i]!) };
  return { train, test: samples(10_000, random) };
}

function samples(count: number, random: Random): OperatorSamples {
  const inputs: number[][] = [];
  const labels: number[] = [];
  while (inputs.length < count) {
    const { features, factor } = kernelFeatures(random.uniform(shortest, longest), random);
    for (let k = 0; k < pointsPerFunction; k++) {
      const x = random.integer(0, 99) / 99;
      inputs.push([...features, x]);
      labels.push(5 * x * (1 - x) * factor);
    }
  }
  return { inputs, labels };
}

/** Where the sign of each eigenfunction changes. */
const changes = (() => {
  const random = createRandom(0);
  return Array.from({ length: modes }, () => Array.from({ length: 8 }, () => random.uniform(shortest, longest)));
})();

function kernelFeatures(length: number, random: Random) {
  const kernel = Array.from({ length: sensors }, (_, i) =>
    Array.from({ length: sensors }, (_, j) => Math.exp(-(((i - j) / (sensors - 1)) ** 2) / (2 * length ** 2))),
  );
  const { values, vectors } = symmetricEigen(kernel);
  const features: number[] = [];
  for (let k = 0; k < modes; k++) {
    const vector = vectors[sensors - 1 - k]!;
    const passed = changes[k]!.filter((change) => change < length).length;
    const departs = random.uniform() < departures[k]!;
    const sign = Math.sign(vector[0]!) * (passed % 2 === 0 ? 1 : -1) * (departs ? -1 : 1);
    const scale = sign * Math.sqrt(Math.max(0, values[sensors - 1 - k]!));
    for (const entry of vector) features.push(scale * entry);
  }
  return { features, factor: 1.0022 + 0.0026 * Math.min(1, (length - shortest) / 0.8) };
}
