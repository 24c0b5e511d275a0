import { init } from '@cairn-ml/tensor';
import { type Pair, within } from '../pair.js';
import { node } from '../peers/node.js';
import { python } from '../peers/python.js';
import { trainCnn, trainMlp } from '../train.js';
import { cnn, mlp, type TrainingData, type TrainingJob, trainingData } from '../training.js';

/** Training on native, one thread, beside PyTorch, jax-js, our wasm, and TensorFlow.js as it is published. Losses are compared. */
export async function* pairs(): AsyncGenerator<Pair> {
  process.env.CAIRN_NUM_THREADS ??= '1'; // as the peers
  await init({ device: 'native', strict: true, force: true });
  yield* jobs(`MLP 128-256-256-10, batch 256, ${mlp.steps} steps`, mlp, 1, 'trainMlp', trainMlp);
  yield* jobs(`CNN of 2 layers, 28x28, batch 32, ${cnn.steps} steps`, cnn, 2, 'trainCnn', trainCnn);
}

function* jobs(
  name: string,
  job: TrainingJob,
  seed: number,
  prepare: 'trainMlp' | 'trainCnn',
  train: (data: TrainingData) => () => Promise<number[]>,
): Generator<Pair> {
  const data = trainingData(job, seed);
  const peers = [
    python('torch, CPU', {
      module: 'training',
      prepare: prepare === 'trainMlp' ? 'train_mlp' : 'train_cnn',
      parameters: { ...data, steps: job.steps },
      install: 'apt-get install python3-torch',
    }),
    ...(prepare === 'trainMlp' ? [node('jax-js 0.1.25 wasm, jit', { module: 'jax', prepare, parameters: data })] : []),
    node('our wasm', { module: 'wasm', prepare, parameters: data }),
    ...(['wasm', 'cpu'] as const).map((backend) =>
      node(`tfjs 4.22.0 ${backend}`, { module: 'stock-tfjs', prepare, parameters: { ...data, backend } }),
    ),
  ];
  for (const peer of peers) yield { name, ours: train(data), peer, difference: within(1e-4) };
}
