import { init } from '@cairn-ml/tensor';
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
