import * as Plot from '@observablehq/plot';
import { draw, stacked } from '../figures/document.js';
import { lineLegend } from '../figures/line-legend.js';
import { networks } from './backbones.js';
import type { Study } from './study.js';
import { cumulativeErrors, type SummaryRow } from './summary.js';
import { type Contestant, shotCounts } from './trial.js';

const colors = ['#1f6f8b', '#d1495b', '#6a994e', '#c77d1e'];
const trained = networks.filter((network) => !network.includes('shuffled') && network !== 'pixels');

/** The colour is the architecture's; a network whose weights were shuffled is dashed, what is no network grey. */
function lookOf(network: Contestant): { stroke: string; dashes: string } {
  const isShuffled = network.endsWith(', shuffled');
  const color = colors[(trained as string[]).indexOf(network.replace(', shuffled', ''))];
  if (color) return { stroke: color, dashes: isShuffled ? '4,3' : '' };
  return { stroke: '#8a8f98', dashes: network === 'pixels' ? '1.5,3' : '8,3' };
}

const legendOf = (contestants: readonly Contestant[], width: number) =>
  lineLegend(
    contestants.map((name) => ({ name, ...lookOf(name) })),
    width,
  );

/** Share of landmarks nearer than each distance, a panel for each number of shots. */
export function cumulativeCurves(study: Study, contestants: readonly Contestant[], most = 20): string {
  const at = Array.from({ length: 4 * most + 1 }, (_, i) => i / 4);
  const points = contestants.flatMap((network) =>
    shotCounts.flatMap((shots) =>
      cumulativeErrors(study, network, shots, at).map((share, i) => ({ network, shots, mm: at[i]!, share })),
    ),
  );
  const chart = draw({
    width: 760,
    height: 270,
    marginLeft: 45,
    marginRight: 12,
    marginTop: 34,
    grid: true,
    style: { fontSize: '11px' },
    fx: { label: null, tickFormat: (shots: number) => `${shots} shots` },
    x: { label: 'error in mm', ticks: 5 },
    y: { label: 'share of landmarks', domain: [0, 1], tickFormat: '%', ticks: 5 },
    marks: [
      ...contestants.map((network) => {
        const { stroke, dashes } = lookOf(network);
        return Plot.line(
          points.filter((point) => point.network === network),
          { fx: 'shots', x: 'mm', y: 'share', stroke, strokeWidth: 1.8, strokeDasharray: dashes },
        );
      }),
      Plot.frame({ stroke: '#d9dee5' }),
    ],
  });
  return stacked([chart, legendOf(contestants, 760)]);
}

/** Mean errors against shots, with their intervals. */
export function errorsByShots(rows: readonly SummaryRow[]): string {
  const contestants = [...new Set(rows.map(({ network }) => network))];
  const points = rows.map(({ network, shots, error }) => ({
    network,
    shots: String(shots),
    mean: error.mean,
    lower: error.interval.lower,
    upper: error.interval.upper,
  }));
  const common = { x: 'shots', stroke: ({ network }: { network: Contestant }) => lookOf(network).stroke } as const;
  const chart = draw({
    width: 560,
    height: 320,
    marginLeft: 45,
    marginTop: 34,
    grid: true,
    style: { fontSize: '11px' },
    x: { type: 'point', domain: shotCounts.map(String), label: 'images to fit on', padding: 0.25 },
    y: { type: 'log', label: 'mean radial error in mm', ticks: [2, 3, 5, 10, 20, 30], tickFormat: '~g' },
    marks: [
      Plot.ruleX(points, { ...common, y1: 'lower', y2: 'upper', strokeWidth: 1.2, strokeOpacity: 0.6 }),
      ...contestants.map((network) =>
        Plot.line(
          points.filter((point) => point.network === network),
          { ...common, y: 'mean', strokeWidth: 1.8, strokeDasharray: lookOf(network).dashes },
        ),
      ),
      Plot.dot(points, { ...common, y: 'mean', r: 2.5, fill: 'white', strokeWidth: 1.5 }),
    ],
  });
  return stacked([chart, legendOf(contestants, 560)]);
}
