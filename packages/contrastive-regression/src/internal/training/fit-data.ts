import {
  checkFinite,
  checkInteger,
  checkLength,
  checkNumber,
  checkOption,
  InvalidArgumentError,
} from '@cairn-ml/numeric';
import type { Tensor } from '@cairn-ml/tensor';
import type { FitOptions, LabeledSamples } from '../../create-semi-supervised-regressor.js';
import { readInputs } from './inputs.js';

/** Where labels lie: they are `mean + deviation * standardised`. */
export interface LabelScale {
  mean: number;
  deviation: number;
}

/** Checked data of a run; labels are standardised. */
export interface FitData {
  inputs: Tensor;
  labels: Float64Array;
  unlabeled?: Tensor;
  scale: LabelScale;
  options: FitOptions;
  /** Frees tensors that were made from arrays. */
  release: () => void;
}

/** Checks the options of `fit`, and makes tensors of arrays. */
export function readFitOptions(options: FitOptions): FitData {
  const caller = 'fit';
  const { labeled, unlabeled, validation, epochs, batchSize = 32, unlabeledBatchSize = 8, keep = 'last' } = options;
  checkInteger(caller, 'epochs', epochs, { min: 0 });
  checkInteger(caller, 'batchSize', batchSize, { min: 1 });
  checkInteger(caller, 'unlabeledBatchSize', unlabeledBatchSize, { min: 1 });
  checkInteger(caller, 'validateEvery', options.validateEvery ?? 1, { min: 1 });
  checkInteger(caller, 'balanceBins', options.balanceBins ?? 1, { min: 1 });
  checkNumber(caller, 'weightDecay', options.weightDecay ?? 0, { min: 0 });
  checkOption(caller, 'keep', keep, ['last', 'best']);
  if (keep === 'best' && !validation)
    throw new InvalidArgumentError(caller, 'keep', "be 'last' without `validation`", keep);
  checkSamples(caller, 'labeled', labeled);
  if (labeled.labels.length === 0)
    throw new InvalidArgumentError(caller, 'labeled.labels', 'have at least one entry', []);
  if (validation) checkSamples(caller, 'validation', validation);
  const scale = options.standardize === false ? { mean: 0, deviation: 1 } : scaleOf(labeled.labels);
  const made = readInputs(caller, 'labeled.inputs', labeled.inputs);
  const others = unlabeled && readInputs(caller, 'unlabeled', unlabeled);
  return {
    inputs: made.tensor,
    labels: Float64Array.from(labeled.labels, (label) => (label - scale.mean) / scale.deviation),
    ...(others && others.tensor.shape[0]! > 0 && { unlabeled: others.tensor }),
    scale,
    options,
    release() {
      made.release();
      others?.release();
    },
  };
}

function checkSamples(caller: string, argument: string, { inputs, labels }: LabeledSamples): void {
  const count = 'dataId' in inputs ? inputs.shape[0]! : inputs.length;
  checkLength(caller, `${argument}.labels`, labels, count, 'one entry per row of `inputs`');
  checkFinite(caller, `${argument}.labels`, labels);
}

/** Mean and population deviation; 1 where all labels are equal. */
function scaleOf(labels: ArrayLike<number>): LabelScale {
  const values = Array.from(labels);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}
