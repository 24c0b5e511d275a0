import { createRandom, type DenseMatrix, kendallTau } from '@cairn-ml/numeric';
import {
  circularSeriation,
  robustSeriation,
  semiSupervisedSeriation,
  spectralEmbedding,
  spectralSeriation,
} from '@cairn-ml/spectral-seriation';
import * as Plot from '@observablehq/plot';
import { draw, sideBySide } from './figures/document.js';
import { heatMap } from './figures/heat-map.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

/** What one Fiedler vector cannot do: items around a circle, outliers, and labels that are known for a few. */
export const example: Example = {
  title: 'Seriation: circles, outliers, labels',
  summary: 'the three ways beyond one Fiedler vector',
  steps: 3,
  async run(stage) {
    await stage.step('items around a circle');
    const random = createRandom(5);
    const count = 96;
    const hours = Float64Array.from({ length: count }, () => random.uniform(0, 24));
    const circle = allPairs(
      count,
      (i, j) => Math.exp(3 * Math.cos(((hours[i]! - hours[j]!) * Math.PI) / 12)) * Math.exp(random.normal(0, 0.3)),
    );
    const around = circularSeriation(circle);
    const { coordinates } = spectralEmbedding(circle);
    const points = Array.from(hours, (hour, i) => ({ x: coordinates[2 * i]!, y: coordinates[2 * i + 1]!, hour }));
    const embedding = draw({
      width: 340,
      height: 340,
      aspectRatio: 1,
      style: { fontSize: '10px' },
      color: { scheme: 'Rainbow', domain: [0, 24] },
      marks: [Plot.dot(points, { x: 'x', y: 'y', fill: 'hour', r: 4 })],
    });
    stage.say(
      `${count} events at hours of the day, similar when near in time: ${sharedNeighbors(around.order, hours)} of ${count} neighbours on the clock found by circularSeriation.`,
    );
    stage.figure(
      'seriation-circle',
      sideBySide([embedding, heatMap(circle, around.order, 'around the circle')]),
      'Left: the spectral embedding, coloured by the hour. Right: similarity in circular order; the corners are dark because it closes.',
    );

    await stage.step('outliers');
    const size = 150;
    const chain = random.permutation(size);
    const place = new Int32Array(size);
    for (let k = 0; k < size; k++) place[chain[k]!] = k;
    const band = allPairs(size, (i, j) => Math.max(0, 9 - Math.abs(place[i]! - place[j]!)));
    for (let k = 0; k < 12; k++) {
      const [i, j] = [chain[random.integer(0, 49)]!, chain[random.integer(100, 149)]!];
      band.data[i * size + j] = band.data[j * size + i] = 6;
    }
    const one = spectralSeriation(band);
    const robust = robustSeriation(band);
    const tau = (order: Int32Array) =>
      Math.abs(
        kendallTau(
          Array.from(order, (item) => place[item]!),
          Array.from(order.keys()),
        ),
      ).toFixed(4);
    stage.table(
      ['150 items on a line, 12 false links', 'agreement, |tau|'],
      [
        ['spectralSeriation (2-SUM)', tau(one.order)],
        ['robustSeriation (1-SUM)', tau(robust.order)],
      ],
    );
    stage.figure(
      'seriation-outliers',
      sideBySide([heatMap(band, one.order, 'spectral'), heatMap(band, robust.order, 'robust')]),
      'The same similarity in both orders: false links fold the spectral order.',
    );

    await stage.step('labels for a few');
    const labels = new Float64Array(size).fill(Number.NaN);
    for (const k of [3, 40, 75, 110, 146]) labels[chain[k]!] = k;
    stage.say(
      `With the true place of 5 of the 150 items as labels, semiSupervisedSeriation reaches |tau| = ${tau(semiSupervisedSeriation(band, labels).order)}.`,
    );
  },
};

function allPairs(size: number, value: (i: number, j: number) => number): DenseMatrix {
  const data = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) data[i * size + j] = data[j * size + i] = value(i, j);
  return { data, size };
}

/** How many items have the next one on the clock beside them in the order. */
function sharedNeighbors(order: Int32Array, hours: Float64Array): number {
  const clock = Array.from(hours.keys()).sort((a, b) => hours[a]! - hours[b]!);
  const position = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) position[order[k]!] = k;
  return clock.filter((item, k) => {
    const step = Math.abs(position[item]! - position[clock[(k + 1) % clock.length]!]!);
    return step === 1 || step === order.length - 1;
  }).length;
}

await runWhenStarted(import.meta.url, example);
