import { add, init, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import { type Pair, within } from '../pair.js';
import { node } from '../peers/node.js';
import { trainCnn, trainMlp } from '../train.js';
import { cnn, mlp, trainingData } from '../training.js';

/** Training on wasm, beside TensorFlow.js as it is published and jax-js. The losses of all steps are compared. */
export async function* pairs(): AsyncGenerator<Pair> {
  await init({ device: 'wasm', force: true });

  const mlpData = trainingData(mlp, 1);
  for (const [peer, module] of [
    ['tfjs 4.22.0 wasm', 'stock-tfjs'],
    ['jax-js 0.1.25 wasm, jit', 'jax'],
  ] as const) {
    yield {
      name: `MLP 128-256-256-10, batch 256, ${mlp.steps} steps`,
      ours: trainMlp(mlpData),
      peer: node(peer, { module, prepare: 'trainMlp', parameters: { ...mlpData, backend: 'wasm' } }),
      difference: within(1e-4),
    };
  }

  const cnnData = trainingData(cnn, 2);
  yield {
    name: `CNN of 2 layers, 28x28, batch 32, ${cnn.steps} steps`,
    ours: trainCnn(cnnData),
    peer: node('tfjs 4.22.0 wasm', {
      module: 'stock-tfjs',
      prepare: 'trainCnn',
      parameters: { ...cnnData, backend: 'wasm' },
    }),
    difference: within(1e-4),
  };

  const times = 1000;
  yield {
    name: `${times} additions of scalars`,
    ours: addOnes(times),
    peer: node('tfjs 4.22.0 wasm', {
      module: 'stock-tfjs',
      prepare: 'addOnes',
      parameters: { times, backend: 'wasm' },
    }),
    difference: within(0),
  };
}

function addOnes(times: number) {
  const one = tensor(1, []);
  return async () => {
    const sum = tidy(() => {
      let sum: Tensor = one;
      for (let i = 0; i < times; i++) sum = add(sum, one);
      return sum;
    });
    const [value] = await sum.data();
    sum.dispose();
    return value;
  };
}
