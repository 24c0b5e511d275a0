import { add, concat, customGrad, mul, slice, type Tensor, type Tensor2D, tensor, tidy } from '@cairn-ml/tensor';
import { crossPseudoSupervision } from '../../cross-pseudo-supervision.js';
import { rankingLosses } from '../../ranking-losses.js';
import { similarityMatrix } from '../../similarity-matrix.js';
import { diversityGradient } from '../diversity-gradient.js';
import type { Features } from '../read-views.js';
import { entropyRows, supervisedTerm, withEntropy } from './terms.js';
import { type Batch, nextSeed, type Pass, pass, rampedWeight, type Trainer, update } from './trainer.js';

/** What a network made of samples, read from the device. */
export interface Seen {
  features: Features;
  predictions: Float64Array;
}

/** Labelled samples, and below them the others: one pass sees them all, before a step and in it, under the same dropout. */
export interface Joint {
  inputs: Tensor;
  labelled: number;
  /** One for each network. */
  seeds: readonly number[];
}

/** Gradients by features and predictions of all samples, for one network, and its features of the labelled ones. */
export interface Pull {
  features: Float32Array;
  predictions: Float32Array;
  labelled: Features;
}

/** One network's view of both parts of a batch. */
export type Look = Record<'labelled' | 'unlabelled', Seen>;

/** Up to so many samples ordinal entropy is differentiated on the host, beside the ranking losses. */
const few = 64;

export async function withJoint(
  trainer: Trainer,
  { labeled, labels, unlabeled }: Batch,
  use: (joint: Joint) => Promise<void>,
): Promise<void> {
  const seeds = trainer.current.parameters.map(() => nextSeed(trainer));
  if (!unlabeled) return use({ inputs: labeled, labelled: labels.length, seeds });
  const inputs = concat([labeled, unlabeled], 0);
  try {
    await use({ inputs, labelled: labels.length, seeds });
  } finally {
    inputs.dispose();
  }
}

/** What one of the networks makes of the samples before the step. */
export async function look(trainer: Trainer, { inputs, labelled, seeds }: Joint, network = 0): Promise<Look> {
  const context = { training: true, seed: seeds[network]! };
  const { embeddings, outputs } = tidy(
    () => ({ ...pass(trainer, trainer.current.parameters[network]!, inputs, context) }) as never,
  ) as Pass;
  const [rows, columns] = embeddings.shape;
  const [data, predictions] = await Promise.all([embeddings.data(), outputs.data()]);
  embeddings.dispose();
  outputs.dispose();
  const part = (start: number, end: number): Seen => ({
    features: { data: Float64Array.from(data.subarray(start * columns, end * columns)), rows: end - start, columns },
    predictions: Float64Array.from(predictions.subarray(start, end)),
  });
  return { labelled: part(0, labelled), unlabelled: part(labelled, rows) };
}

export function similarity({ settings }: Trainer, views: Features[]) {
  return similarityMatrix(views, { kernel: settings.similarity });
}

/** The gradients by one view of the unlabelled samples, the last where none is named; 0 for those that were not selected. */
export function pullOf(
  { settings }: Trainer,
  { inputs, labelled }: Joint,
  views: Seen[],
  known: Seen,
  ranking: Int32Array,
  {
    selection = Int32Array.from(ranking.keys()),
    view = views.length - 1,
  }: { selection?: Int32Array; view?: number } = {},
): Pull {
  const { interpolation, contrastiveWeight, supervisionWeight } = settings;
  const { features, predictions } = views[view]!;
  const { unlabeledContrastive, rankingSupervision } = rankingLosses(
    views.map((each) => each.features),
    predictions,
    ranking,
    { interpolation, contrastiveWeight, supervisionWeight },
  );
  const { columns } = features;
  const byFeatures = new Float32Array(inputs.shape[0]! * columns);
  const byPredictions = new Float32Array(inputs.shape[0]!);
  const gradient = unlabeledContrastive.gradients[view]!;
  for (const [k, i] of selection.entries()) {
    byFeatures.set(gradient.subarray(k * columns, (k + 1) * columns), (labelled + i) * columns);
    byPredictions[labelled + i] = rankingSupervision.gradient[k]!;
  }
  return { features: byFeatures, predictions: byPredictions, labelled: known.features };
}

/** The supervised terms of every network, what pulls each, and the agreement of two networks on unlabelled samples. */
export function contrastiveUpdate(trainer: Trainer, batch: Batch, joint: Joint, pulls: readonly Pull[] = []): void {
  const { inputs, labelled, seeds } = joint;
  const { entropyWeight, entropyVariant } = trainer.settings;
  const rows = entropyRows(trainer, batch);
  const onHost = pulls.length > 0 && entropyVariant === 'diversity' && (rows ?? batch.labels).length <= few;
  if (onHost && entropyWeight !== 0) for (const pull of pulls) pullApart(pull, batch, rows, entropyWeight);
  const weight = rampedWeight(trainer);
  update(trainer, (networks) => {
    const passes = networks.map((network, k) => pass(trainer, network, inputs, { training: true, seed: seeds[k]! }));
    const terms = passes.map(({ embeddings, outputs }, k) => {
      const pull = pulls[k];
      const top = (x: Tensor2D) => (pull ? slice(x, [0, 0], [labelled, x.shape[1]]) : x);
      const seen = { embeddings: rows || onHost ? embeddings : top(embeddings), outputs: top(outputs) };
      const supervised = supervisedTerm(seen, batch);
      const loss = onHost ? supervised : withEntropy(trainer, seen, batch, rows, supervised);
      if (!pull) return { loss, supervised };
      return { loss: add(loss, drawn(embeddings, outputs, pull)), supervised };
    });
    const loss = terms.map((term) => term.loss).reduce((a, b) => add(a, b));
    const supervised = mul(
      terms.map((term) => term.supervised).reduce((a, b) => add(a, b)),
      1 / terms.length,
    );
    if (pulls.length < 2) return { loss, supervised };
    const others = passes.map(({ outputs }) => slice(outputs, [labelled, 0], [inputs.shape[0]! - labelled, 1]));
    return { loss: add(loss, mul(crossPseudoSupervision(others[0]!, others[1]!), weight)), supervised };
  });
}

/** 0, with the gradients of a pull: half the kernels of `sum(mul(features, gradient))`, whose value nobody reads. */
function drawn(embeddings: Tensor2D, outputs: Tensor2D, pull: Pull): Tensor {
  return customGrad(() => ({
    value: tensor(0),
    gradFunc: (dy: Tensor) => [
      mul(dy, tensor(pull.features, embeddings.shape)),
      mul(dy, tensor(pull.predictions, outputs.shape)),
    ],
  }))(embeddings, outputs);
}

/** Adds the gradient of ordinal entropy on the chosen labelled samples. */
function pullApart(pull: Pull, { labels }: Batch, rows: Int32Array | undefined, weight: number): void {
  const chosen = rows ?? Int32Array.from(labels.keys());
  const { columns } = pull.labelled;
  const gradient = diversityGradient(rowsOf(pull.labelled, chosen), pick(labels, chosen));
  for (const [k, i] of chosen.entries())
    for (let c = 0; c < columns; c++) pull.features[i * columns + c]! += weight * gradient[k * columns + c]!;
}

export function pick(values: Float64Array, items: Int32Array): Float64Array {
  return Float64Array.from(items, (i) => values[i]!);
}

export function rowsOf({ data, columns }: Features, items: Int32Array): Features {
  const chosen = new Float64Array(items.length * columns);
  for (const [k, i] of items.entries()) chosen.set(data.subarray(i * columns, (i + 1) * columns), k * columns);
  return { data: chosen, rows: items.length, columns };
}
