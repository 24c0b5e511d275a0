import { readFileSync } from 'node:fs';
import { kendallTau } from '@cairn-ml/numeric';
import {
  antiRobinsonEvents,
  distanceToSimilarity,
  featureSimilarity,
  refineOrder,
  spectralSeriation,
  twoSum,
} from '@cairn-ml/spectral-seriation';
import { type Criteria, distanceOf, type RealSet } from './data/real-set.js';
import { beforeAndAfter } from './figures/heat-map.js';
import { scorePlot } from './figures/score-plot.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

const { sets } = JSON.parse(readFileSync(new URL('data/seriation-sets.json', import.meta.url), 'utf8')) as {
  sets: RealSet[];
};

/** Five published sets, ordered from distances and, where there are attributes, from what items share. */
export const example: Example = {
  title: 'Seriation: five published sets',
  summary: 'from distances and from shared attributes, beside R seriation',
  steps: 3 * sets.length,
  async run(stage) {
    for (const set of sets) {
      const distance = distanceOf(set);
      stage.say(`${set.title}: ${set.source}. ${set.how}.`);
      await stage.step(`${set.title}: spectral order`);
      const similarity = distanceToSimilarity(distance);
      const spectral = spectralSeriation(similarity);
      await stage.step(`${set.title}: local search on 2-SUM`);
      const refined = refineOrder(distance, spectral.order, { restarts: 20 });
      await stage.step(`${set.title}: local search on anti-Robinson events`);
      const regular = refineOrder(distance, spectral.order, { criterion: 'antiRobinsonEvents', restarts: 20 });

      const row = (name: string, order?: ArrayLike<number>) => [
        name,
        twoSum(distance, order).toFixed(1),
        antiRobinsonEvents(distance, order),
      ];
      const theirs = (name: string, { twoSum, antiRobinsonEvents }: Criteria) => [
        name,
        twoSum.toFixed(1),
        antiRobinsonEvents,
      ];
      stage.table(
        ['order', '2-SUM', 'anti-Robinson events'],
        [
          row('as given'),
          row('spectralSeriation', spectral.order),
          theirs('R Spectral', set.r.spectral),
          row("refineOrder 'twoSum'", refined.order),
          theirs('R QAP_2SUM', set.r.qap),
          row("refineOrder 'antiRobinsonEvents'", regular.order),
          theirs('R ARSA', set.r.annealing),
        ],
      );
      stage.figure(
        `seriation-${set.id}`,
        beforeAndAfter(similarity, spectral.order, set.labels),
        `${set.title}: similarity, dark is alike. Left as given, right in spectral order.`,
      );
      if (set.id === 'court') {
        stage.figure(
          'seriation-court-fiedler',
          scorePlot(spectral.fiedlerVector, spectral.order, set.labels),
          'Where each justice stands on the Fiedler vector: two camps and a centre.',
        );
      }
      if (set.attributes) fromAttributes(set, spectral.order);
    }

    function fromAttributes(set: RealSet, fromDistances: Int32Array): void {
      const shared = featureSimilarity(set.attributes!, { kernel: 'sharedAttributes' });
      const { order } = spectralSeriation(shared);
      stage.figure(
        `seriation-${set.id}-shared`,
        beforeAndAfter(shared, order, set.labels),
        `${set.title}: number of shared attributes, as given and in spectral order.`,
      );
      if (!set.knownOrder) return;
      const agreement = (found: Int32Array) =>
        Math.abs(kendallTau(positions(found), positions(set.knownOrder!))).toFixed(3);
      stage.table(
        [`${set.title}: similarity`, 'agreement with the published order, |tau|'],
        [
          [set.how, agreement(fromDistances)],
          ['number of shared attributes (C Cᵀ)', agreement(order)],
        ],
      );
    }
  },
};

function positions(order: ArrayLike<number>): Int32Array {
  const ranking = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) ranking[order[k]!] = k;
  return ranking;
}

await runWhenStarted(import.meta.url, example);
