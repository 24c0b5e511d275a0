import {
  adam,
  add,
  conv2d,
  matMul,
  mean,
  relu,
  softmaxCrossEntropy,
  type Tensor,
  tensor,
  trainStep,
} from '@cairn-ml/tensor';
import { cnn, epsilon, layers, learningRate, mlp, type TrainingData, type TrainingJob } from './training.js';

type Forward = (inputs: Tensor, weights: readonly Tensor[]) => Tensor;

const forwardMlp: Forward = (inputs, weights) => {
  const dense = (x: Tensor, layer: number) => add(matMul(x, weights[2 * layer]!), weights[2 * layer + 1]!);
  return dense(relu(dense(relu(dense(inputs, 0)), 1)), 2);
};

const forwardCnn: Forward = (inputs, [filter1, bias1, filter2, bias2, dense, bias3]) => {
  const convolve = (x: Tensor, filter: Tensor, bias: Tensor) =>
    relu(add(conv2d(x as never, filter as never, 2, 'same'), bias));
  const features = convolve(convolve(inputs, filter1!, bias1!), filter2!, bias2!);
  return add(matMul(mean(features, [1, 2]), dense!), bias3!);
};

/** Our training on the device in use: every call takes `steps` steps and returns their losses. */
export const trainMlp = (data: TrainingData) => train(mlp, data, forwardMlp);
export const trainCnn = (data: TrainingData) => train(cnn, data, forwardCnn);

function train(job: TrainingJob, { inputs, labels, weights }: TrainingData, forward: Forward) {
  const x = tensor(Float32Array.from(inputs), job.inputShape);
  const y = tensor(labels);
  const optimizer = adam({ learningRate, epsilon });
  const parameters = layers(job, weights).map(({ shape, values }) => tensor(values, shape));
  let current = { parameters, state: optimizer.init(parameters) };
  return async () => {
    const losses: number[] = [];
    for (let step = 0; step < job.steps; step++) {
      const { loss, ...next } = trainStep(current, (w) => softmaxCrossEntropy(forward(x, w), y), optimizer);
      losses.push((await loss.data())[0]!);
      loss.dispose();
      current = next;
    }
    return losses;
  };
}
