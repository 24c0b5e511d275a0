import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerStockGradients } from '../../packages/tensor/test/stock/register-stock-gradients.js';
import { corners, entriesOf } from '../entries.js';
import { tokenLogits, vocabulary } from '../token-logits.js';
import { classes, cnn, epsilon, layers, learningRate, mlp, type TrainingData, type TrainingJob } from '../training.js';

// TensorFlow.js as it is published, on its wasm or its cpu backend.

/** A type, because it is sent as a record. */
type OnBackend = { backend: 'cpu' | 'wasm' };

type Forward = (inputs: tf.Tensor, weights: tf.Tensor[]) => tf.Tensor;

export function trainMlp(data: TrainingData & OnBackend) {
  return train(mlp, data, (inputs, weights) => {
    const dense = (x: tf.Tensor, layer: number) => tf.add(tf.matMul(x, weights[2 * layer]!), weights[2 * layer + 1]!);
    return dense(tf.relu(dense(tf.relu(dense(inputs, 0)), 1)), 2);
  });
}

export function trainCnn(data: TrainingData & OnBackend) {
  return train(cnn, data, (inputs, [filter1, bias1, filter2, bias2, dense, bias3]) => {
    const convolve = (x: tf.Tensor, filter: tf.Tensor, bias: tf.Tensor) =>
      tf.relu(tf.add(tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 2, 'same'), bias));
    const features = convolve(convolve(inputs, filter1!, bias1!), filter2!, bias2!);
    return tf.add(tf.matMul(tf.mean(features, [1, 2]), dense!), bias3!);
  });
}

/** Adds 1 so many times. */
export async function addOnes({ times, backend }: { times: number } & OnBackend) {
  await start(backend);
  const one = tf.scalar(1);
  return async () => {
    const sum = tf.tidy(() => {
      let sum: tf.Tensor = one;
      for (let i = 0; i < times; i++) sum = tf.add(sum, one);
      return sum;
    });
    const [value] = await sum.data();
    sum.dispose();
    return value;
  };
}

export async function matMul({ a, b, size, backend }: { a: Float64Array; b: Float64Array; size: number } & OnBackend) {
  await start(backend);
  const [left, right] = [a, b].map((values) => tf.tensor2d(Float32Array.from(values), [size, size]));
  return entriesOf(() => tf.matMul(left!, right!), corners(size));
}

/** Entropies of tokens, as they are written with ops. */
export async function tokenEntropy({ table, tokens, backend }: { table: Float64Array; tokens: number } & OnBackend) {
  await start(backend);
  const z = tf.tensor2d(tokenLogits(table, tokens), [tokens, vocabulary]);
  return async () => {
    const entropy = tf.tidy(() => tf.sub(tf.logSumExp(z, 1), tf.sum(tf.mul(tf.softmax(z), z), 1)));
    const values = Array.from(await entropy.data());
    entropy.dispose();
    return values;
  };
}

async function train(
  job: TrainingJob,
  { inputs, labels, weights, backend }: TrainingData & OnBackend,
  forward: Forward,
) {
  await start(backend);
  const x = tf.tensor(Float32Array.from(inputs), job.inputShape);
  const y = tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), classes), 'float32');
  const variables = layers(job, weights).map(({ shape, values }) => tf.variable(tf.tensor(values, shape)));
  const optimizer = tf.train.adam(learningRate, 0.9, 0.999, epsilon);
  return async () => {
    const losses: number[] = [];
    for (let step = 0; step < job.steps; step++) {
      const loss = optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, forward(x, variables)), true)!;
      losses.push((await loss.data())[0]!);
      loss.dispose();
    }
    return losses;
  };
}

let registered: Promise<void> | undefined;

/** Once a process, and before every job. */
export async function start(backend: OnBackend['backend']): Promise<void> {
  registered ??= registerStockGradients().then(() => runOnCpu('Conv2DBackpropFilter'));
  await registered;
  await tf.setBackend('cpu');
  Object.assign(tf.backend(), { firstUse: false }); // or it greets on the console
  await tf.setBackend(backend);
}

/** Without this kernel the wasm backend cannot train a convolution at all (tfjs issue 8474); this is what its users can do. */
function runOnCpu(kernelName: string): void {
  tf.registerKernel({
    kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const wasm = backend as tf.KernelBackend;
      const cpu = tf.findBackend('cpu') as tf.KernelBackend & {
        makeTensorInfo(shape: number[], dtype: string, values: unknown): tf.TensorInfo;
      };
      const copies: tf.NamedTensorInfoMap = {};
      for (const [name, input] of Object.entries(inputs))
        copies[name] = cpu.makeTensorInfo(input!.shape, input!.dtype, wasm.readSync(input!.dataId));
      const { dataId, shape, dtype } = tf.getKernel(kernelName, 'cpu').kernelFunc({
        inputs: copies,
        ...(attrs && { attrs }),
        backend: cpu,
      }) as tf.TensorInfo;
      const result = { dataId: wasm.write(cpu.readSync(dataId), shape, dtype), shape, dtype };
      for (const copy of Object.values(copies)) cpu.disposeData(copy!.dataId);
      cpu.disposeData(dataId);
      return result;
    },
  });
}
