import { init, matMul as multiply, tensor } from '@cairn-ml/tensor';
import { corners, entriesOf } from '../entries.js';
import * as jobs from '../train.js';
import type { TrainingData } from '../training.js';

// Our own wasm device as a peer of native; a process has one device.

export async function trainMlp(data: TrainingData) {
  await init({ device: 'wasm', strict: true });
  return jobs.trainMlp(data);
}

export async function trainCnn(data: TrainingData) {
  await init({ device: 'wasm', strict: true });
  return jobs.trainCnn(data);
}

export async function matMul({ a, b, size }: { a: Float64Array; b: Float64Array; size: number }) {
  await init({ device: 'wasm', strict: true });
  const [left, right] = [a, b].map((values) => tensor(Float32Array.from(values), [size, size]));
  return entriesOf(() => multiply(left!, right!), corners(size));
}
