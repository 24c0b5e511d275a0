import {
  add,
  concat,
  div,
  meanSquaredError,
  mul,
  reshape,
  slice,
  stopGradient,
  type Tensor,
  type Tensor2D,
  tensor,
} from '@cairn-ml/tensor';
import { crossPseudoSupervision } from '../../cross-pseudo-supervision.js';
import { heteroscedasticLoss } from '../../heteroscedastic-loss.js';
import { supervisedTerm } from './terms.js';
import { type Batch, type NetworkParameters, nextSeed, pass, rampedWeight, type Trainer, update } from './trainer.js';

/** Two networks that learn from each other's predictions. */
export function crossPseudoStep(trainer: Trainer, batch: Batch): void {
  const seeds = [nextSeed(trainer), nextSeed(trainer)];
  const weight = rampedWeight(trainer);
  update(trainer, (networks) => {
    const outputs = networks.map((network, k) => passAll(trainer, network, batch, seeds[k]!));
    const count = batch.labels.length;
    const terms = outputs.map((all) => supervisedTerm({ embeddings: all, outputs: rows(all, 0, count) }, batch));
    const supervised = add(terms[0]!, terms[1]!);
    return {
      loss: add(supervised, mul(crossPseudoSupervision(outputs[0]!, outputs[1]!), weight)),
      supervised: div(supervised, 2),
    };
  });
}

/**
 * UCVME: two networks with predictions and variances; their averages, over passes with dropout, are the pseudo-labels of unlabelled samples,
 * and the variances of the networks should agree.
 */
export function ucvmeStep(trainer: Trainer, batch: Batch): void {
  const { passes } = trainer.settings;
  const seeds = Array.from({ length: 2 * passes }, () => nextSeed(trainer));
  const weight = rampedWeight(trainer);
  const count = batch.labels.length;
  update(trainer, (networks) => {
    const labels = tensor(Float32Array.from(batch.labels));
    const all = networks.map((network, k) =>
      Array.from({ length: passes }, (_, p) => passAll(trainer, network, batch, seeds[k * passes + p]!)),
    );
    const first = all.map((outputs) => split(rows(outputs[0]!, 0, count)));
    const supervised = first.map(({ mean, logVariance }) => heteroscedasticLoss(mean, logVariance, labels)).reduce(add);
    const agreement = meanSquaredError(first[0]!.logVariance, first[1]!.logVariance);
    const labelled = add(supervised, agreement);
    const report = div(add(meanSquaredError(first[0]!.mean, labels), meanSquaredError(first[1]!.mean, labels)), 2);
    if (!batch.unlabeled) return { loss: labelled, supervised: report };

    const others = all.map((outputs) => outputs.map((output) => split(rows(output, count, output.shape[0] - count))));
    const everyone = others.flat();
    const mean = stopGradient(div(everyone.map((each) => each.mean).reduce(add), everyone.length));
    const logVariance = stopGradient(div(everyone.map((each) => each.logVariance).reduce(add), everyone.length));
    const unlabelled = others
      .map(([each]) =>
        add(heteroscedasticLoss(each!.mean, logVariance, mean), meanSquaredError(each!.logVariance, logVariance)),
      )
      .reduce(add);
    return { loss: add(labelled, mul(unlabelled, weight)), supervised: report };
  });
}

/** Outputs for labelled and, below them, unlabelled samples. */
function passAll(trainer: Trainer, network: NetworkParameters, { labeled, unlabeled }: Batch, seed: number): Tensor2D {
  const inputs = unlabeled ? concat([labeled, unlabeled], 0) : labeled;
  return pass(trainer, network, inputs, { training: true, seed }).outputs;
}

function rows(outputs: Tensor2D, start: number, count: number): Tensor2D {
  return slice(outputs, [start, 0], [count, outputs.shape[1]]);
}

function split(outputs: Tensor2D): { mean: Tensor; logVariance: Tensor } {
  const count = outputs.shape[0];
  return {
    mean: reshape(slice(outputs, [0, 0], [count, 1]), [count]),
    logVariance: reshape(slice(outputs, [0, 1], [count, 1]), [count]),
  };
}
