import { recoverRanking, type SimilarityKernel, similarityMatrix } from '@cairn-ml/contrastive-regression';
import { createRandom, kendallTau, type Random, rank } from '@cairn-ml/numeric';
import { type PanelPoint, recoveryCurves } from './few-labels/figures.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

const [labelled, dimensions, trials, arc] = [32, 128, 300, 1.45];
const ways = ['CLSS', 'GCLSS', 'Fiedler of all', 'kernel average'];

/** How well the order of unlabelled samples is recovered, against noise: 8 of them and 32 labelled ones on an arc of 1.45 in 128 dimensions. */
export const example: Example = {
  title: 'Ranking recovery: what labels add to spectral seriation',
  summary: 'the rankings of CLSS and GCLSS against noise in the features',
  steps: 2,
  async run(stage) {
    await stage.step(`${trials} trials at each of five levels of noise`);
    const points: PanelPoint[] = [];
    const rows = [0.02, 0.05, 0.1, 0.15, 0.2].map((noise) => {
      const taus = recovery({ noise });
      points.push(...taus.map((tau, k) => ({ method: ways[k]!, x: noise, y: tau })));
      return [noise, ...taus.map((tau) => tau.toFixed(3))];
    });
    stage.say(`Kendall's tau with the true order of 8 samples, ${labelled} labelled ones beside them:`);
    stage.table(['noise', ...ways], rows);
    stage.figure(
      'ranking-recovery',
      recoveryCurves(points),
      'Labels help where noise is high; a kernel average is nearly as good as harmonic scores.',
    );

    await stage.step('other batches and similarities');
    const noise = 0.1;
    const others: Setting[] = [
      ...[4, 16, 32, 64].map((unlabelled) => ({ noise, unlabelled })),
      ...(['shiftedCosine', 'gaussian'] as const).map((kernel) => ({ noise, kernel })),
    ];
    stage.say(`The same at noise ${noise} for other numbers of unlabelled samples, and other similarities of 8:`);
    stage.table(
      ['', ...ways],
      others.map((other) => [
        other.kernel ?? `${other.unlabelled} samples`,
        ...recovery({ ...other, trials: 100 }).map((tau) => tau.toFixed(3)),
      ]),
    );
  },
};

interface Setting {
  noise: number;
  unlabelled?: number;
  kernel?: SimilarityKernel;
  trials?: number;
}

/** Mean tau of each way over the trials. */
function recovery(setting: Setting): number[] {
  const random = createRandom(1);
  const count = setting.trials ?? trials;
  const sums = ways.map(() => 0);
  for (let trial = 0; trial < count; trial++)
    for (const [k, tau] of agreement(setting, random).entries()) sums[k]! += tau / count;
  return sums;
}

/** Tau of each way on one drawing; the direction of a Fiedler vector is free. */
function agreement({ noise, unlabelled = 8, kernel = 'cosine' }: Setting, random: Random): number[] {
  const places = Array.from({ length: unlabelled + labelled }, () => random.uniform());
  const features = places.map((place) => {
    const point = [Math.cos(arc * place), Math.sin(arc * place)];
    return Array.from({ length: dimensions }, (_, c) => (point[c] ?? 0) + random.normal(0, noise));
  });
  const truth = places.slice(0, unlabelled);
  const alone = similarityMatrix([features.slice(0, unlabelled)], { kernel });
  const joint = similarityMatrix([features], { kernel });
  const labels = places.map((place, i) => (i < unlabelled ? Number.NaN : place));
  const mean = places.slice(unlabelled).reduce((sum, place) => sum + place / labelled, 0);
  const average = truth.map((_, i) =>
    labels.reduce((sum, label, j) => sum + (j < unlabelled ? 0 : joint.data[i * joint.size + j]! * (label - mean)), 0),
  );
  return [
    Math.abs(kendallTau(recoverRanking(alone).ranking, truth)),
    kendallTau(recoverRanking(joint, { labels }).ranking, truth),
    Math.abs(kendallTau(recoverRanking(joint).ranking.slice(0, unlabelled), truth)),
    kendallTau(rank(average), truth),
  ];
}

await runWhenStarted(import.meta.url, example);
