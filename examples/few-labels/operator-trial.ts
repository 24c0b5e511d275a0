import {
  createSemiSupervisedRegressor,
  multilayerPerceptron,
  type NetworkPart,
  type RegressionMethod,
  type SemiSupervisedRegressor,
  type SimilarityKernel,
} from '@cairn-ml/contrastive-regression';
import type { Random } from '@cairn-ml/numeric';
import {
  add,
  cosineSchedule,
  type Initializer,
  type LinearParameters,
  linearParameters,
  randomNormal,
  randomUniform,
  reshape,
  slice,
  type Tensor,
} from '@cairn-ml/tensor';
import { type Measured, measured } from './metrics.js';
import { type OperatorTask, operatorTask } from './operator-task.js';

/** What decides a run of the operator-learning task. */
export interface OperatorTrial {
  /**
   * `'honest'`: the initialisation of torch.nn.Linear, cosine decay, last iterate. `'authors'`: weights from N(0, 0.001), constant rate, the least test
   * error of the run, which no user can select.
   */
  protocol: 'honest' | 'authors';
  /** Labelled samples, and unlabelled ones. */
  labels: number;
  trial: number;
  method: RegressionMethod;
  steps: number;
  /** Unlabelled samples of a step. Default 10, as the authors have. */
  unlabeledBatchSize?: number;
  /** Default `'cosine'`. */
  similarity?: SimilarityKernel;
  /** Where the cosine starts in the honest protocol. Default 0.001; short glances take more. */
  learningRate?: number;
  /** Deviation of noise on the inputs of each step. Default 0.01 for a mean teacher, which has it by itself, and none for the others. */
  inputNoise?: number;
}

/** A run with its errors on 10,000 samples. */
export type OperatorResult = OperatorTrial & Measured;

/** What a caller may watch. */
export interface OperatorWatch {
  /** The data of the trial, where they are there already. */
  task?: OperatorTask;
  onProgress?: (step: number, regressor: SemiSupervisedRegressor) => void | Promise<void>;
  /** Sees the regressor before it is freed. */
  onEnd?: (regressor: SemiSupervisedRegressor, predictions: Float64Array) => Promise<void>;
}

/** One method on one drawing of the task: MLP 241-100-100-1, AdamW, all labelled samples and ten others in each step. */
export async function runOperatorTrial(run: OperatorTrial, watch: OperatorWatch = {}): Promise<OperatorResult> {
  const { protocol, labels, trial, method, steps, unlabeledBatchSize = 10, similarity = 'cosine' } = run;
  const { train, test } = watch.task ?? operatorTask(trial);
  const honest = protocol === 'honest';
  const part = honest ? likeTorch : tiny;
  const regressor = createSemiSupervisedRegressor({
    encoder: part([241, 100, 100], true),
    head: part([100, method === 'ucvme' ? 2 : 1], false),
    method,
    seed: trial,
    entropyWeight: 1e-3,
    entropySamples: 10,
    contrastiveWeight: 1e-3,
    supervisionWeight: 1e-3,
    anchors: 10,
    memory: false,
    similarity,
    ...(run.inputNoise !== undefined && { inputNoise: run.inputNoise }),
  });
  const start = performance.now();
  const noise = method !== 'meanTeacher' && run.inputNoise ? noiseOf(run.inputNoise, trial) : undefined;
  try {
    await regressor.fit({
      labeled: { inputs: train.inputs.slice(0, labels), labels: train.labels.slice(0, labels) },
      unlabeled: train.inputs.slice(labels, 2 * labels),
      epochs: steps,
      batchSize: labels,
      unlabeledBatchSize,
      standardize: false,
      ...(noise && { augment: noise.add }),
      ...(honest && { learningRate: cosineSchedule(run.learningRate ?? 1e-3, steps) }),
      ...(!honest && {
        learningRate: 1e-3,
        validation: test,
        validateEvery: Math.max(1, Math.floor(steps / 20)),
        keep: 'best',
      }),
      onProgress: ({ epoch }) => watch.onProgress?.(epoch, regressor),
    });
    const predictions = await regressor.predict(test.inputs);
    await watch.onEnd?.(regressor, predictions);
    return { ...run, ...measured(predictions, test.labels, start) };
  } finally {
    regressor.dispose();
    noise?.dispose();
  }
}

/** Adds a window of normal numbers that were drawn once. */
function noiseOf(deviation: number, seed: number) {
  const pool = randomNormal([2 ** 20], seed, 0, deviation);
  return {
    add: (inputs: Tensor, random: Random) =>
      add(inputs, reshape(slice(pool, [random.integer(0, pool.size - inputs.size - 1)], [inputs.size]), inputs.shape)),
    dispose: () => pool.dispose(),
  };
}

type Sizes = readonly [number, ...number[]];

/** Weights and biases uniform in `±1 / sqrt(inputs)`. */
function likeTorch([inputs, ...layers]: Sizes, lastReLU: boolean): NetworkPart<LinearParameters[]> {
  return {
    ...multilayerPerceptron({ inputs, layers, lastReLU }),
    parameters: (random) =>
      layers.map((size, k) => {
        const fanIn = k === 0 ? inputs : layers[k - 1]!;
        const draw: Initializer = (shape) => randomUniform(shape as number[], random, -(fanIn ** -0.5), fanIn ** -0.5);
        const { weights } = linearParameters(fanIn, size, random, { initializer: draw, bias: false });
        return { weights, bias: draw([size], random) };
      }),
  };
}

function tiny([inputs, ...layers]: Sizes, lastReLU: boolean): NetworkPart<LinearParameters[]> {
  const initializer: Initializer = (shape, random) => randomNormal(shape as number[], random, 0, 0.001);
  return multilayerPerceptron({ inputs, layers, lastReLU, initializer });
}
