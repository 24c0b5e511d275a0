import { coefficientOfVariation } from '../../coefficient-of-variation.js';
import { recoverRanking } from '../../recover-ranking.js';
import { selectRobustSamples } from '../../select-robust-samples.js';
import type { Features } from '../read-views.js';
import { contrastiveUpdate, look, pick, pullOf, rowsOf, similarity, withJoint } from './ranking-step.js';
import type { Batch, Trainer } from './trainer.js';

/**
 * CLSS: the features of the unlabelled samples are read, their ranking is recovered and the ranking losses are differentiated on the host in
 * float64; the step passes these gradients on.
 */
export async function clssStep(trainer: Trainer, batch: Batch): Promise<void> {
  await withJoint(trainer, batch, async (joint) => {
    if (!batch.unlabeled) return contrastiveUpdate(trainer, batch, joint);
    const { labelled, unlabelled } = await look(trainer, joint);
    const { ranking } = recoverRanking(similarity(trainer, [unlabelled.features]));
    contrastiveUpdate(trainer, batch, joint, [pullOf(trainer, joint, [unlabelled], labelled, ranking)]);
  });
}

/** CLSS with cross-pseudo-supervision: two networks, ordered by the average of their similarities, agree on unlabelled samples. */
export async function clssCrossPseudoStep(trainer: Trainer, batch: Batch): Promise<void> {
  await withJoint(trainer, batch, async (joint) => {
    if (!batch.unlabeled) return contrastiveUpdate(trainer, batch, joint);
    const seen = [await look(trainer, joint, 0), await look(trainer, joint, 1)];
    const others = seen.map(({ unlabelled }) => unlabelled);
    const { ranking } = recoverRanking(
      similarity(
        trainer,
        others.map(({ features }) => features),
      ),
    );
    const pulls = seen.map(({ labelled }, view) => pullOf(trainer, joint, others, labelled, ranking, { view }));
    contrastiveUpdate(trainer, batch, joint, pulls);
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
    contrastiveUpdate(trainer, batch, joint, [pullOf(trainer, joint, [before.unlabelled], before.labelled, ranking)]);
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
    contrastiveUpdate(trainer, batch, joint, [pullOf(trainer, joint, robust, after.labelled, second, { selection })]);
  });
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

function below(upper: Features, lower: Features): Features {
  const data = new Float64Array(upper.data.length + lower.data.length);
  data.set(upper.data);
  data.set(lower.data, upper.data.length);
  return { data, rows: upper.rows + lower.rows, columns: upper.columns };
}
