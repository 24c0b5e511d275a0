import { checkInteger, checkOption, createRandom, InvalidArgumentError, type Random } from '@cairn-ml/numeric';
import type { FeatureMatrix } from '@cairn-ml/spectral-seriation';
import { disposeTree, loadSafetensors, type Schedule, saveSafetensors, type Tensor } from '@cairn-ml/tensor';
import { evaluate } from './internal/training/evaluate.js';
import { type LabelScale, readFitOptions } from './internal/training/fit-data.js';
import { type InputBatch, readInputs } from './internal/training/inputs.js';
import {
  type MethodOptions,
  type RegressionMethod,
  readMethodOptions,
  regressionMethods,
} from './internal/training/options.js';
import { train } from './internal/training/train.js';
import type { NetworkParameters } from './internal/training/trainer.js';
import { multilayerPerceptron } from './multilayer-perceptron.js';
import type { NetworkPart } from './network-part.js';

export type { InputBatch } from './internal/training/inputs.js';
export type { MethodOptions, RegressionMethod } from './internal/training/options.js';

/** Options of {@link createSemiSupervisedRegressor}. */
export interface SemiSupervisedRegressorOptions extends MethodOptions {
  /** From inputs to features, such as a `multilayerPerceptron` or convolutions of your own. */
  encoder: NetworkPart;
  /** From features to one prediction per sample; with `'ucvme'` to a prediction and a log-variance. Default: one linear layer. */
  head?: NetworkPart;
  /** Default `'clss'`. */
  method?: RegressionMethod;
  /** Fixes parameters, order, dropout and noise. Default 0. */
  seed?: number;
}

/** Samples with labels. */
export interface LabeledSamples {
  inputs: InputBatch;
  /** One number per sample, in any units. */
  labels: ArrayLike<number>;
}

/** Options of `fit`. */
export interface FitOptions {
  labeled: LabeledSamples;
  /** Inputs without labels. Default none: then only the supervised terms stay. */
  unlabeled?: InputBatch;
  /** Measured after every `validateEvery` epochs. */
  validation?: LabeledSamples;
  /** Passes through the labelled samples. */
  epochs: number;
  /** Labelled samples per step. Default 32. */
  batchSize?: number;
  /** Unlabelled samples per step; the ranking losses are quadratic in them. Default 8. */
  unlabeledBatchSize?: number;
  /** Of AdamW, or a schedule of it by step. Default a cosine from 0.001 to 0 over all steps: ranking losses do not come to rest otherwise. */
  learningRate?: number | Schedule;
  /** Of AdamW. Default 0.01. */
  weightDecay?: number;
  /** Whether losses see labels with mean 0 and deviation 1, for which the weights of losses are made. Default true. */
  standardize?: boolean;
  /** Changes inputs at random, each batch anew; runs in `tidy`. */
  augment?: (inputs: Tensor, random: Random) => Tensor;
  /** Draws labelled samples so that each of so many equally wide bins of labels comes equally often. Default: each sample once per epoch. */
  balanceBins?: number;
  /** Default 1. */
  validateEvery?: number;
  /** `'last'` (default) keeps the last parameters, `'best'` those with the smallest validation error. */
  keep?: 'last' | 'best';
  /** Ends training between two steps, with its reason as the error; what was learned stays. */
  signal?: AbortSignal;
  /** Called after each epoch and awaited; `predict`, `embed` and `save` give what was learned so far. */
  onProgress?: (progress: FitProgress) => void | Promise<void>;
}

/** How training goes. */
export interface FitProgress {
  /** Epochs that are over. */
  epoch: number;
  epochs: number;
  /** Mean of the supervised losses of the epoch, in units of the labels that losses see. */
  loss: number;
  /** Mean absolute error on the validation samples, in units of the labels, where it was measured after this epoch. */
  validationError?: number;
}

/** A network that learns from samples with and without labels. */
export interface SemiSupervisedRegressor {
  /**
   * Trains from where the parameters are, with a new optimiser.
   *
   * @throws {ShapeError} when labels and inputs differ in number
   * @throws {InvalidArgumentError} for labels that are not finite, no labelled sample, and options out of range
   */
  fit(options: FitOptions): Promise<FitProgress[]>;
  /** One number per sample, in units of the labels. With two networks the mean of both, with a teacher the teacher's. */
  predict(inputs: InputBatch): Promise<Float64Array>;
  /** Features, one row per sample. */
  embed(inputs: InputBatch): Promise<Exclude<FeatureMatrix, ArrayLike<ArrayLike<number>>>>;
  /** Parameters and the scale of labels in the safetensors format. */
  save(): Promise<Uint8Array>;
  /** Takes what `save` of a regressor with the same parts and method wrote. */
  load(bytes: Uint8Array): void;
  /** Frees the parameters. */
  dispose(): void;
}

const twoNetworks: readonly RegressionMethod[] = ['clssCrossPseudoSupervision', 'crossPseudoSupervision', 'ucvme'];

/**
 * A regressor that learns from few labels and many unlabelled samples.
 *
 * | method | what unlabelled samples do |
 * |---|---|
 * | `'supervised'`, `'ordinalEntropy'`, `'rankNContrast'` | nothing: baselines |
 * | `'meanTeacher'`, `'crossPseudoSupervision'`, `'ucvme'` | predictions agree: with a running average, of two networks, weighted by uncertainty |
 * | `'clss'`, `'gclss'` | their order is recovered from features by spectral seriation, without and with the labels, and supervises |
 *
 * Works on the device of `init`. The same seed gives the same result on the same device. A batch whose ranking is degenerate (none or one
 * unlabelled sample, equal labels, rows of zeros) has the result that `recoverRanking` defines.
 *
 * @throws {InvalidArgumentError} for options out of range, or a head with the wrong number of outputs
 *
 * @example
 * ```ts
 * import { createSemiSupervisedRegressor, multilayerPerceptron } from '@cairn-ml/contrastive-regression';
 * import { init } from '@cairn-ml/tensor';
 *
 * await init();
 * const encoder = multilayerPerceptron({ inputs: 1, layers: [16] });
 * const regressor = createSemiSupervisedRegressor({ encoder, method: 'gclss', entropyWeight: 0.001 });
 * const labeled = { inputs: [[-1], [0], [1], [2]], labels: [10, 20, 30, 40] };
 * await regressor.fit({ labeled, unlabeled: [[-0.5], [0.5], [1.5]], epochs: 300, learningRate: 0.02 });
 * (await regressor.predict([[0.5]]))[0]!.toFixed(0); // '25'
 * regressor.dispose();
 * ```
 *
 * Source: the methods of the tables of CLSS (Dai et al. 2023) and GCLSS (Wang et al. 2025), whose defaults are those of the authors' code; mean
 * teacher: Tarvainen and Valpola 2017; cross pseudo supervision: Chen et al. 2021; UCVME: Dai, Li and Cheng 2023; RnC: Zha et al. 2023.
 */
export function createSemiSupervisedRegressor(options: SemiSupervisedRegressorOptions): SemiSupervisedRegressor {
  const caller = 'createSemiSupervisedRegressor';
  const { encoder, head: given, method = 'clss', seed = 0, ...rest } = options;
  checkOption(caller, 'method', method, regressionMethods);
  checkInteger(caller, 'seed', seed);
  const settings = readMethodOptions(caller, rest);
  const outputs = method === 'ucvme' ? 2 : 1;
  const head = given ?? multilayerPerceptron({ inputs: encoder.outputs, layers: [outputs], lastReLU: false });
  if (head.outputs !== outputs)
    throw new InvalidArgumentError(caller, 'head.outputs', `be ${outputs} for method '${method}'`, head.outputs);
  const parts = { encoder, head, settings, random: createRandom(seed) };
  let scale: LabelScale = { mean: 0, deviation: 1 };
  let networks: NetworkParameters[] = Array.from({ length: twoNetworks.includes(method) ? 2 : 1 }, () => ({
    encoder: encoder.parameters(parts.random),
    head: head.parameters(parts.random),
  }));

  async function predict(name: string, inputs: InputBatch, by: NetworkParameters[]): Promise<Float64Array> {
    const { tensor, release } = readInputs(name, 'inputs', inputs);
    try {
      const standardised = await evaluate(parts, by, tensor, 'predictions');
      return standardised.map((prediction) => scale.mean + scale.deviation * prediction);
    } finally {
      release();
    }
  }

  return {
    async fit(options) {
      const data = readFitOptions(options);
      const { validation } = options;
      scale = data.scale;
      try {
        return await train({
          parts,
          method,
          data,
          networks,
          replace(next) {
            networks = next;
          },
          ...(validation && {
            validate: async (by) => meanAbsoluteError(await predict('fit', validation.inputs, by), validation.labels),
          }),
        });
      } finally {
        data.release();
      }
    },
    predict: (inputs) => predict('predict', inputs, networks),
    async embed(inputs) {
      const { tensor, release } = readInputs('embed', 'inputs', inputs);
      try {
        const data = await evaluate(parts, networks, tensor, 'embeddings');
        return { data, rows: tensor.shape[0]!, columns: encoder.outputs };
      } finally {
        release();
      }
    },
    save() {
      const { mean, deviation } = scale;
      return saveSafetensors(networks, { metadata: { method, mean: String(mean), deviation: String(deviation) } });
    },
    load(bytes) {
      const { tree, metadata } = loadSafetensors(bytes, { like: networks });
      const [mean, deviation] = [Number(metadata.mean), Number(metadata.deviation)];
      if (!Number.isFinite(mean) || !(deviation > 0)) {
        disposeTree(tree);
        throw new InvalidArgumentError('load', 'bytes', 'have been written by `save`', Object.keys(metadata));
      }
      disposeTree(networks);
      networks = tree;
      scale = { mean, deviation };
    },
    dispose: () => disposeTree(networks),
  };
}

function meanAbsoluteError(predictions: Float64Array, labels: ArrayLike<number>): number {
  return predictions.reduce((sum, prediction, i) => sum + Math.abs(prediction - labels[i]!), 0) / predictions.length;
}
