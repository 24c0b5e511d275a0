import { createRandom, type Random, symmetricEigen } from '@cairn-ml/numeric';

/** Samples of 241 inputs: a point, and eight scaled eigenfunctions of a Gaussian process at 30 sensors. */
export interface OperatorSamples {
  inputs: number[][];
  labels: number[];
}

const [sensors, modes, pointsPerFunction] = [30, 8, 10];

/**
 * The published set (train_sde.npz of OrdinalEntropy) by what it was found to be: `y = 5 x (1 - x) c` with c from 1.001 to 1.007, x on a grid of 100,
 * beside 240 inputs `sqrt(λ_k) e_k(t)` of an RBF kernel that hardly matter. How c depends on the kernel is not known; here it falls with the length scale.
 * 1,000 rows to train on, ten of each function one after the other, so that 200 labelled rows are those of 20 functions; and 10,000 to test.
 */
export function operatorTask(seed: number): { train: OperatorSamples; test: OperatorSamples } {
  const random = createRandom(seed);
  return { train: samples(1000, random), test: samples(10_000, random) };
}

function samples(count: number, random: Random): OperatorSamples {
  const inputs: number[][] = [];
  const labels: number[] = [];
  while (inputs.length < count) {
    const { features, factor } = kernelFeatures(random.uniform(0.5, 2), random);
    for (let k = 0; k < pointsPerFunction; k++) {
      const x = random.integer(0, 99) / 99;
      inputs.push([...features, x]);
      labels.push(5 * x * (1 - x) * factor);
    }
  }
  return { inputs, labels };
}

function kernelFeatures(length: number, random: Random) {
  const kernel = Array.from({ length: sensors }, (_, i) =>
    Array.from({ length: sensors }, (_, j) => Math.exp(-(((i - j) / (sensors - 1)) ** 2) / (2 * length ** 2))),
  );
  const { values, vectors } = symmetricEigen(kernel);
  const features: number[] = [];
  for (let k = 0; k < modes; k++) {
    const vector = vectors[sensors - 1 - k]!;
    const sign = random.choice([-1, 1]); // an eigensolver leaves it open
    const scale = sign * Math.sqrt(Math.max(0, values[sensors - 1 - k]!));
    for (const entry of vector) features.push(scale * entry);
  }
  return { features, factor: 1.007 - (0.006 * (length - 0.5)) / 1.5 };
}
