import * as Plot from '@observablehq/plot';
import { draw, sideBySide } from '../figures/document.js';
import type { Run } from './experiment.js';
import type { Measurement } from './measure.js';
import { type Method, type RewardName, rewards, scales } from './methods.js';
import { curve, gain } from './statistics.js';

const colors: Record<RewardName, string> = {
  'majority vote': '#1c2430',
  'soft vote': '#7a8794',
  DARE: '#e0a13a',
  'DARE, bonus': '#c8501e',
  'DARE, pruned': '#7fb069',
  'DARE, bonus, pruned': '#1f6f8b',
  entropy: '#9b5de5',
  'right answers': '#bbbbbb',
};
const names = Object.keys(rewards) as RewardName[];
const color = { domain: names, range: names.map((name) => colors[name]) };

/** How quantities change from the start, with intervals over seeds: one column for each of them, one row for each scale of the advantages. */
export function curvesChart(runs: readonly Run[], quantities: Partial<Record<keyof Measurement, string>>): string {
  const columns = (Object.entries(quantities) as [keyof Measurement, string][]).map(([of, label]) =>
    curvesOf(runs, of, label),
  );
  return sideBySide([...columns, legend(methodsOf(runs))], 0);
}

function curvesOf(runs: readonly Run[], of: keyof Measurement, label: string): string {
  const points = methodsOf(runs).flatMap((method) =>
    curve(runs, method, of, 'start').map(({ step, mean, halfWidth }) => ({
      ...method,
      step,
      mean,
      low: mean - halfWidth,
      high: mean + halfWidth,
    })),
  );
  const place = { fy: 'scale', x: 'step' } as const;
  return draw({
    width: 270,
    height: 460,
    marginLeft: 42,
    marginRight: 70,
    marginTop: 30,
    grid: true,
    x: { label: 'step', ticks: 4 },
    y: { label: `↑ ${label}`, tickFormat: '+.2f' },
    fy: { label: null, domain: Object.keys(scales) },
    color,
    marks: [
      Plot.ruleY([0], { strokeOpacity: 0.5 }),
      Plot.areaY(points, { ...place, y1: 'low', y2: 'high', fill: 'reward', fillOpacity: 0.1 }),
      Plot.lineY(points, { ...place, y: 'mean', stroke: 'reward', strokeWidth: 1.6 }),
    ],
  });
}

/** How far each method ends from majority voting with the same advantages, and the interval of this difference over seeds. */
export function gainsChart(runs: readonly Run[], of: keyof Measurement, label: string): string {
  const rows = methodsOf(runs)
    .filter(({ reward }) => reward !== 'majority vote')
    .map((method) => {
      const { mean, halfWidth } = gain(runs, method, { ...method, reward: 'majority vote' }, of);
      return { ...method, mean, low: mean - halfWidth, high: mean + halfWidth };
    });
  const place = { fy: 'scale', y: 'reward', stroke: 'reward' } as const;
  return draw({
    width: 640,
    height: 330,
    marginLeft: 130,
    marginRight: 70,
    grid: true,
    x: { label, inset: 8 },
    y: { label: null, domain: names.filter((name) => rows.some(({ reward }) => reward === name)) },
    fy: { label: null, domain: Object.keys(scales) },
    color,
    marks: [
      Plot.ruleX([0], { strokeOpacity: 0.5 }),
      Plot.ruleY(rows, { ...place, x1: 'low', x2: 'high', strokeWidth: 2 }),
      Plot.dot(rows, { ...place, x: 'mean', fill: 'reward', r: 3.5 }),
    ],
  });
}

function legend(methods: readonly Method[]): string {
  const shown = names.filter((name) => methods.some(({ reward }) => reward === name));
  return draw({
    width: 160,
    height: 26 * shown.length + 20,
    axis: null,
    marginLeft: 10,
    x: { domain: [0, 1] },
    y: { domain: [shown.length, -1] },
    marks: [
      Plot.dot(shown, { x: 0, y: (_, k) => k, r: 5, fill: (name: RewardName) => colors[name] }),
      Plot.text(shown, {
        x: 0.08,
        y: (_, k) => k,
        textAnchor: 'start',
        fontSize: 12,
        text: (name: RewardName) => name,
      }),
    ],
  });
}

/** The methods that there are runs of, in a fixed order. */
export function methodsOf(runs: readonly Run[]): Method[] {
  return (Object.keys(scales) as Method['scale'][])
    .flatMap((scale) => names.map((reward) => ({ reward, scale })))
    .filter((method) => runs.some((run) => run.reward === method.reward && run.scale === method.scale));
}
