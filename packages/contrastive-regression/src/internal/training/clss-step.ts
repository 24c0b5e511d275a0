import { add, concat, mul, slice, sum, type Tensor, type Tensor2D, tensor, tidy } from '@cairn-ml/tensor';
import { coefficientOfVariation } from '../../coefficient-of-variation.js';
import { rankingLosses } from '../../ranking-losses.js';
import { recoverRanking } from '../../recover-ranking.js';
import { selectRobustSamples } from '../../select-robust-samples.js';
import { similarityMatrix } from '../../similarity-matrix.js';
import type { Features } from '../read-views.js';
import { entropyRows, supervisedTerm, withEntropy } from './terms.js';
import { type Batch, nextSeed, type Pass, pass, type Trainer, update } from './trainer.js';

/** What a network made of samples, read from the device. */
interface Seen {
  features: Features;
  predictions: Float64Array;
}

/** Labelled samples, and below them the others: one pass sees them all, before a step and in it, under the same dropout. */
interface Joint {
  inputs: Tensor;
  labelled: number;
  seed: number;
}

/** Gradients by features and predictions of all samples. */
interface Pull {
  features: Float32Array;
  predictions: Float32Array;
}

/**
 * CLSS: the features of the unlabelled samples are read, their ranking is recovered and the ranking losses are differentiated on the host in
 * float64; the step passes these gradients on through `sum(mul(features, gradient))`.
 */
export async function clssStep(trainer: Trainer, batch: Batch): Promise<void> {
  await withJoint(trainer, batch, async (joint) => {
    if (!batch.unlabeled) return contrastiveUpdate(trainer, batch, joint);
    const { unlabelled } = await look(trainer, joint);
    const { ranking } = recoverRanking(similarity(trainer, [unlabelled.features]));
    contrastiveUpdate(trainer, batch, joint, pullOf(trainer, joint, [unlabelled], ranking));
  });
}

/** GCLSS: labelled anchors direct the ranking; a second step takes the average of the views before and after the first. */
export async function gclssStep(trainer: Trainer, batch: Batch): Promise<void> {
  const { labels, unlabeled } = batch;
  await withJoint(trainer, batch, async (joint) => {
    if (!unlabeled) return contrastiveUpdate(trainer, batch, joint);
    const before = await look(trainer, joint);
    const anchors = anchorsOf(trainer, labels);
    const known = rowsOf(before.labelled.features, anchors);
    const ranking = rankingByLabels(trainer, [before.unlabelled.features], [known], pick(labels, anchors));
    contrastiveUpdate(trainer, batch, joint, pullOf(trainer, joint, [before.unlabelled], ranking));
    if (!trainer.settings.memory) return;

    const after = await look(trainer, joint);
    const variation = coefficientOfVariation([before, after].map((view) => view.unlabelled.features));
    const { selection } = selectRobustSamples(variation, trainer.settings.robustSamples);
    const robust = [before, after].map(({ unlabelled }) => ({
      features: rowsOf(unlabelled.features, selection),
      predictions: pick(unlabelled.predictions, selection),
    }));
    const second = rankingByLabels(
      trainer,
      robust.map((view) => view.features),
      [before, after].map((view) => view.labelled.features),
      labels,
    );
    contrastiveUpdate(trainer, batch, joint, pullOf(trainer, joint, robust, second, selection));
  });
}

async function withJoint(
  trainer: Trainer,
  { labeled, labels, unlabeled }: Batch,
  use: (joint: Joint) => Promise<void>,
): Promise<void> {
  const seed = nextSeed(trainer);
  if (!unlabeled) return use({ inputs: labeled, labelled: labels.length, seed });
  const inputs = concat([labeled, unlabeled], 0);
  try {
    await use({ inputs, labelled: labels.length, seed });
  } finally {
    inputs.dispose();
  }
}

async function look(
  trainer: Trainer,
  { inputs, labelled, seed }: Joint,
): Promise<Record<'labelled' | 'unlabelled', Seen>> {
  const { embeddings, outputs } = tidy(
    () => ({ ...pass(trainer, trainer.current.parameters[0]!, inputs, { training: true, seed }) }) as never,
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

function similarity({ settings }: Trainer, views: Features[]) {
  return similarityMatrix(views, { kernel: settings.similarity });
}

function rankingByLabels(
  trainer: Trainer,
  unlabelled: Features[],
  labelled: Features[],
  labels: Float64Array,
): Int32Array {
  const joint = similarity(
    trainer,
    unlabelled.map((view, v) => below(view, labelled[v]!)),
  );
  const unknown = new Float64Array(unlabelled[0]!.rows).fill(Number.NaN);
  return recoverRanking(joint, { labels: [...unknown, ...labels] }).ranking;
}

/** The extreme labels of the batch, and others at random. */
function anchorsOf({ settings, random }: Trainer, labels: Float64Array): Int32Array {
  if (labels.length <= settings.anchors) return Int32Array.from(labels.keys());
  const extremes = [labels.indexOf(Math.max(...labels)), labels.indexOf(Math.min(...labels))];
  const others = random.permutation(labels.length).filter((i) => !extremes.includes(i));
  return Int32Array.from([...new Set([...extremes, ...others])].slice(0, settings.anchors));
}

/** The gradients by the last view; 0 for labelled samples, and for those that were not selected. */
function pullOf(
  { settings }: Trainer,
  { inputs, labelled }: Joint,
  views: Seen[],
  ranking: Int32Array,
  selection: Int32Array = Int32Array.from(ranking.keys()),
): Pull {
  const { interpolation, contrastiveWeight, supervisionWeight } = settings;
  const { features, predictions } = views.at(-1)!;
  const { unlabeledContrastive, rankingSupervision } = rankingLosses(
    views.map((view) => view.features),
    predictions,
    ranking,
    { interpolation, contrastiveWeight, supervisionWeight },
  );
  const { columns } = features;
  const byFeatures = new Float32Array(inputs.shape[0]! * columns);
  const byPredictions = new Float32Array(inputs.shape[0]!);
  const gradient = unlabeledContrastive.gradients.at(-1)!;
  for (const [k, i] of selection.entries()) {
    byFeatures.set(gradient.subarray(k * columns, (k + 1) * columns), (labelled + i) * columns);
    byPredictions[labelled + i] = rankingSupervision.gradient[k]!;
  }
  return { features: byFeatures, predictions: byPredictions };
}

function contrastiveUpdate(trainer: Trainer, batch: Batch, { inputs, labelled, seed }: Joint, pull?: Pull): void {
  const rows = entropyRows(trainer, batch);
  update(trainer, ([network]) => {
    const { embeddings, outputs } = pass(trainer, network!, inputs, { training: true, seed });
    const top = (x: Tensor2D) => (pull ? slice(x, [0, 0], [labelled, x.shape[1]]) : x);
    const seen = { embeddings: rows ? embeddings : top(embeddings), outputs: top(outputs) };
    const supervised = supervisedTerm(seen, batch);
    const loss = withEntropy(trainer, seen, batch, rows, supervised);
    if (!pull) return { loss, supervised };
    const drawn = add(
      sum(mul(embeddings, tensor(pull.features, embeddings.shape))),
      sum(mul(outputs, tensor(pull.predictions, outputs.shape))),
    );
    return { loss: add(loss, drawn), supervised };
  });
}

function pick(values: Float64Array, items: Int32Array): Float64Array {
  return Float64Array.from(items, (i) => values[i]!);
}

function rowsOf({ data, columns }: Features, items: Int32Array): Features {
  const chosen = new Float64Array(items.length * columns);
  for (const [k, i] of items.entries()) chosen.set(data.subarray(i * columns, (i + 1) * columns), k * columns);
  return { data: chosen, rows: items.length, columns };
}

function below(upper: Features, lower: Features): Features {
  const data = new Float64Array(upper.data.length + lower.data.length);
  data.set(upper.data);
  data.set(lower.data, upper.data.length);
  return { data, rows: upper.rows + lower.rows, columns: upper.columns };
}
