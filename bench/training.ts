import { createRandom } from '@cairn-ml/numeric';

/** A model to train, as shapes and sizes; who trains it writes its forward pass. */
export interface TrainingJob {
  inputShape: number[];
  /** Weights and bias of each layer. */
  shapes: number[][];
  /** The same steps at every call, so that both sides train equally far. */
  steps: number;
}

export const classes = 10;
export const learningRate = 1e-3;
export const epsilon = 1e-8;

/** 128-256-256-10, relu between the layers. */
export const mlp: TrainingJob = {
  inputShape: [256, 128],
  shapes: [[128, 256], [256], [256, 256], [256], [256, classes], [classes]],
  steps: 3,
};

/** Two convolutions of stride 2 with relu, the mean of all pixels, one dense layer. */
export const cnn: TrainingJob = {
  inputShape: [32, 28, 28, 1],
  shapes: [[3, 3, 1, 16], [16], [3, 3, 16, 32], [32], [32, classes], [classes]],
  steps: 3,
};

/** A type, because it is sent as a record. */
export type TrainingData = { inputs: Float64Array; labels: Int32Array; weights: Float64Array };

/** Normal inputs, labels at random, and He's initial weights, all layers in one array; biases are 0. */
export function trainingData({ inputShape, shapes }: TrainingJob, seed: number): TrainingData {
  const random = createRandom(seed);
  const sizes = shapes.map(sizeOf);
  const weights = new Float64Array(sizes.reduce((sum, size) => sum + size));
  let next = 0;
  for (const [i, shape] of shapes.entries()) {
    const deviation = shape.length === 1 ? 0 : Math.sqrt(2 / sizeOf(shape.slice(0, -1)));
    for (let j = 0; j < sizes[i]!; j++) weights[next++] = Math.fround(deviation * random.normal());
  }
  return {
    inputs: Float64Array.from({ length: sizeOf(inputShape) }, () => Math.fround(random.normal())),
    labels: Int32Array.from({ length: inputShape[0]! }, () => random.integer(0, classes - 1)),
    weights,
  };
}

/** The weights of each layer. */
export function layers({ shapes }: TrainingJob, weights: Float64Array): { shape: number[]; values: Float32Array }[] {
  let start = 0;
  return shapes.map((shape) => {
    const end = start + sizeOf(shape);
    const values = Float32Array.from(weights.subarray(start, end));
    start = end;
    return { shape, values };
  });
}

function sizeOf(shape: number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
