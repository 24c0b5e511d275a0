import {
  adamW,
  convolution,
  convolutionParameters,
  disposeTree,
  type Initializer,
  linear,
  linearParameters,
  maxPool,
  mean,
  type ParameterTree,
  relu,
  softmaxCrossEntropy,
  type Tensor,
  type Tensor4D,
  tensor,
  trainStep,
} from '../../src/index.js';

/** Options of the trainings. */
export interface TrainingOptions {
  /** Steps of training. Default 20. */
  steps?: number;
}

/**
 * Trains a network with two hidden layers to tell two moons apart, on the device in use. Runs in Node and in browsers.
 *
 * Data, weights and steps are those of `../torch/generate.py`.
 *
 * @returns the loss before every step
 */
export async function trainMlp(options: TrainingOptions = {}): Promise<number[]> {
  const { points, labels } = moons(64);
  const numbers = stream(3);
  const layer = (inputs: number, outputs: number) =>
    linearParameters(inputs, outputs, 0, { initializer: uniform(numbers, Math.sqrt(6 / (inputs + outputs))) });
  const parameters = { first: layer(2, 16), second: layer(16, 16), output: layer(16, 2) };
  return train(
    parameters,
    ({ first, second, output }) =>
      softmaxCrossEntropy(linear(relu(linear(relu(linear(points, first)), second)), output), labels),
    [points, labels],
    options,
  );
}

/**
 * Trains a small convolutional network to tell drawn shapes apart, on the device in use. Runs in Node and in browsers.
 *
 * Data, weights and steps are those of `../torch/generate.py`.
 *
 * @returns the loss before every step
 */
export async function trainCnn(options: TrainingOptions = {}): Promise<number[]> {
  const { images, labels } = shapes(24);
  const numbers = stream(4);
  const parameters = {
    first: convolutionParameters(1, 6, 0, { initializer: uniform(numbers, 0.5) }),
    second: convolutionParameters(6, 12, 0, { initializer: uniform(numbers, 0.25) }),
    output: linearParameters(12, 3, 0, { initializer: uniform(numbers, 0.5) }),
  };
  return train(
    parameters,
    ({ first, second, output }) => {
      const pooled = maxPool<Tensor4D>(relu(convolution(images, first)), 2, 2, 'valid');
      const features = relu(convolution(pooled, second, { strides: 2 }));
      return softmaxCrossEntropy(linear(mean(features, [1, 2]), output), labels);
    },
    [images, labels],
    options,
  );
}

async function train<T extends ParameterTree>(
  parameters: T,
  loss: (parameters: T) => Tensor,
  data: Tensor[],
  { steps = 20 }: TrainingOptions,
): Promise<number[]> {
  const optimizer = adamW({ learningRate: 0.02 });
  let current = { parameters, state: optimizer.init(parameters) };
  const losses: Tensor[] = [];
  for (let step = 0; step < steps; step++) {
    const { loss: value, ...next } = trainStep(current, loss, optimizer);
    losses.push(value);
    current = next;
  }
  const curve = await Promise.all(losses.map(async (value) => (await value.data())[0]!));
  disposeTree([current, losses, data]);
  return curve;
}

/** Numbers from 0 to 1 that other languages can draw, too: the linear congruential generator of Numerical Recipes. */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function uniform(numbers: () => number, bound: number): Initializer {
  return (shape) => {
    const size = shape.reduce((product, length) => product * length, 1);
    return tensor(
      Float32Array.from({ length: size }, () => (2 * numbers() - 1) * bound),
      [...shape],
    );
  };
}

/** Two half circles that reach into each other. */
function moons(count: number): { points: Tensor; labels: Tensor } {
  const numbers = stream(1);
  const points: number[][] = [];
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const angle = Math.PI * numbers();
    labels[i] = i % 2;
    const [x, y] = labels[i] ? [1 - Math.cos(angle), 0.5 - Math.sin(angle)] : [Math.cos(angle), Math.sin(angle)];
    points.push([x + 0.2 * (numbers() - 0.5), y + 0.2 * (numbers() - 0.5)]);
  }
  return { points: tensor(points), labels: tensor(labels) };
}

/** Images of 10 x 10 pixels with a horizontal line, a vertical line, or a square, and noise. */
function shapes(count: number): { images: Tensor; labels: Tensor } {
  const numbers = stream(2);
  const pixels = new Float32Array(count * 100);
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    labels[i] = i % 3;
    const [top, left] = [1 + Math.floor(4 * numbers()), 1 + Math.floor(4 * numbers())];
    for (let y = 0; y < 10; y++) {
      for (let x = 0; x < 10; x++) {
        const [row, column] = [y - top, x - left];
        const isInside = row >= 0 && row < 5 && column >= 0 && column < 5;
        const isBorder = row === 0 || row === 4 || column === 0 || column === 4;
        const isDrawn = isInside && [row === 2, column === 2, isBorder][labels[i]!];
        pixels[i * 100 + y * 10 + x] = (isDrawn ? 1 : 0) + 0.25 * numbers();
      }
    }
  }
  return { images: tensor(pixels, [count, 10, 10, 1]), labels: tensor(labels) };
}
