import { createRandom, kendallTau } from '@cairn-ml/numeric';
import { distanceToSimilarity, featureDistance, spectralSeriation } from '@cairn-ml/spectral-seriation';
import * as Plot from '@observablehq/plot';
import { draw, sideBySide } from './figures/document.js';
import { heatMap } from './figures/heat-map.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

const size = 2000;
const noise = 0.02;
const bandwidth = 0.06;

/** Points along a spiral with noise, in random order: which is next to which? */
export const example: Example = {
  title: 'Seriation: 2,000 points on a noisy curve',
  summary: 'a dense similarity, put back along the curve',
  steps: 3,
  async run(stage) {
    await stage.step('drawing points');
    const random = createRandom(7);
    const along = Float64Array.from({ length: size }, () => random.uniform());
    const points = Array.from(along, (t) => {
      const [angle, radius] = [3 * Math.PI * t, 0.2 + 0.8 * t];
      return [radius * Math.cos(angle) + random.normal(0, noise), radius * Math.sin(angle) + random.normal(0, noise)];
    });

    await stage.step('similarities of all pairs');
    const similarity = distanceToSimilarity(featureDistance(points), { kernel: 'gaussian', bandwidth });

    await stage.step('ordering');
    const start = performance.now();
    const { order, ranking, fiedlerValue, spectralGap, residual } = spectralSeriation(similarity, {
      orientation: { labels: along },
    });
    const milliseconds = performance.now() - start;
    stage.say(
      `Points on a spiral with noise of ${noise}, similarity exp(-d² / 2 b²) with b = ${bandwidth}: agreement with the place on the curve tau = ${kendallTau(ranking, along).toFixed(4)}, ` +
        `in ${milliseconds.toFixed(0)} ms. Fiedler value ${fiedlerValue.toExponential(3)}, gap ${spectralGap.toExponential(3)}, residual ${residual.toExponential(0)}.`,
    );
    const scatter = draw({
      width: 340,
      height: 340,
      aspectRatio: 1,
      style: { fontSize: '10px' },
      x: { label: null },
      y: { label: null },
      color: { scheme: 'Viridis', legend: false },
      marks: [Plot.dot(points, { x: '0', y: '1', r: 1.6, fill: (_: unknown, i: number) => ranking[i] })],
    });
    stage.figure(
      'seriation-curve',
      sideBySide([scatter, heatMap(similarity, order, 'similarity in the order found')]),
      'Left: the points, coloured by the position found. Right: the similarity in that order.',
    );
  },
};

await runWhenStarted(import.meta.url, example);
