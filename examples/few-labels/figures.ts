import { symmetricEigen } from '@cairn-ml/numeric';
import * as Plot from '@observablehq/plot';
import { draw, stacked } from '../figures/document.js';
import { lineLegend } from '../figures/line-legend.js';

/** A point of a panel; every figure has one panel per method. */
export interface PanelPoint {
  method: string;
  x: number;
  y: number;
  /** What colours it. */
  label?: number;
}

const line = '#1f6f78';

/** The error on test samples along the training, a line for each method. */
export function learningCurves(points: readonly PanelPoint[]): string {
  return draw({
    width: 620,
    height: 280,
    marginLeft: 50,
    marginRight: 110,
    grid: true,
    x: { label: 'step' },
    y: { label: 'mean absolute error', type: 'log', ticks: 5, tickFormat: '.2~f' },
    color: { scheme: 'Dark2' },
    marks: [
      Plot.line(points, { x: 'x', y: 'y', stroke: 'method', strokeWidth: 1.8 }),
      Plot.text(
        points,
        Plot.selectLast({ x: 'x', y: 'y', z: 'method', text: 'method', fill: 'method', dx: 6, textAnchor: 'start' }),
      ),
    ],
  });
}

/** Predictions over labels, on the diagonal where they are right. */
export function predictedOverTrue(points: readonly PanelPoint[]): string {
  return panels(points, { x: { label: 'label' }, y: { label: 'prediction' } }, [
    Plot.line([0, 1.3], { x: (v: number) => v, y: (v: number) => v, stroke: '#999' }),
    Plot.dot(points, { fx: 'method', x: 'x', y: 'y', r: 1.3, fill: line }),
  ]);
}

/** Features in the plane of their two principal components, coloured by the label. */
export function embeddingPanels(points: readonly PanelPoint[]): string {
  return panels(
    points,
    {
      x: { label: 'first component', ticks: 3 },
      y: { label: 'second component', ticks: 3 },
      color: { scheme: 'Viridis', legend: false },
    },
    [Plot.dot(points, { fx: 'method', x: 'x', y: 'y', r: 1.6, fill: 'label' })],
  );
}

/** Places that were recovered over true ones. */
export function orderPanels(points: readonly PanelPoint[]): string {
  return panels(points, { x: { label: 'true place' }, y: { label: 'recovered place' } }, [
    Plot.dot(points, { fx: 'method', x: 'x', y: 'y', r: 1.8, fill: line }),
  ]);
}

/** The error of a trial of the study. */
export interface TrialPoint {
  method: string;
  error: number;
  panel: string;
}

/** The error of every trial, a row for each method, and the mean of each. */
export function trialErrors(points: readonly TrialPoint[]): string {
  const rows = new Set(points.map(({ method, panel }) => `${panel} ${method}`)).size;
  return draw({
    width: 620,
    height: 60 + 30 * rows,
    marginLeft: 110,
    grid: true,
    x: { label: 'mean absolute error of a trial' },
    y: { label: null },
    fy: { label: null, axis: null },
    marks: [
      Plot.frame({ stroke: '#ccc' }),
      Plot.text(points, Plot.selectFirst({ fy: 'panel', text: 'panel', frameAnchor: 'top-right', dx: -6, dy: 6 })),
      Plot.dot(points, { x: 'error', y: 'method', fy: 'panel', r: 3, stroke: line, sort: { y: null } }),
      Plot.tickX(
        points,
        Plot.groupY({ x: 'mean' }, { x: 'error', y: 'method', fy: 'panel', stroke: '#b5460f', strokeWidth: 2.5 }),
      ),
    ],
  });
}

/** The mean error of a method at a number of labels. */
export interface SharePoint {
  method: string;
  labels: number;
  mean: number;
  /** Half of its 95 % interval. */
  spread: number;
}

const darkTwo = ['#1b9e77', '#d95f02', '#7570b3', '#e7298a', '#66a61e'];

/** Mean errors by the number of labels, a line for each method, moved apart so that intervals can be told from each other. */
export function errorOverLabels(points: readonly SharePoint[]): string {
  const methods = [...new Set(points.map(({ method }) => method))];
  const at = {
    x: ({ labels, method }: SharePoint) => labels * (1 + 0.012 * (methods.indexOf(method) - 2)),
    stroke: 'method',
  };
  const chart = draw({
    width: 620,
    height: 300,
    marginLeft: 50,
    grid: true,
    x: { label: 'labels of 1,000', ticks: [200, 250, 333, 500], tickFormat: 'd', type: 'log' },
    y: { label: 'mean absolute error', type: 'log', ticks: 6, tickFormat: '.2~f' },
    color: { domain: methods, range: darkTwo },
    marks: [
      Plot.ruleX(points, {
        ...at,
        y1: ({ mean, spread }: SharePoint) => mean - spread,
        y2: ({ mean, spread }: SharePoint) => mean + spread,
        strokeOpacity: 0.35,
        strokeWidth: 3,
      }),
      Plot.line(points, { ...at, y: 'mean', strokeWidth: 1.8 }),
      Plot.dot(points, { ...at, y: 'mean', fill: 'method', r: 2 }),
    ],
  });
  const legend = lineLegend(
    methods.map((name, i) => ({ name, stroke: darkTwo[i]! })),
    620,
  );
  return stacked([chart, legend]);
}

/** How well orders are recovered against noise, a line for each way. */
export function recoveryCurves(points: readonly PanelPoint[]): string {
  return draw({
    width: 620,
    height: 280,
    marginLeft: 45,
    marginRight: 110,
    grid: true,
    x: { label: 'noise' },
    y: { label: "Kendall's tau with the true order", domain: [0.4, 1] },
    color: { scheme: 'Dark2' },
    marks: [
      Plot.line(points, { x: 'x', y: 'y', stroke: 'method', strokeWidth: 1.8 }),
      Plot.dot(points, { x: 'x', y: 'y', fill: 'method', r: 3 }),
      Plot.text(
        points,
        Plot.selectLast({ x: 'x', y: 'y', z: 'method', text: 'method', fill: 'method', dx: 8, textAnchor: 'start' }),
      ),
    ],
  });
}

/** Coordinates of rows in the plane of the two principal components. */
export function principalPlane({
  data,
  rows,
  columns,
}: {
  data: Float64Array;
  rows: number;
  columns: number;
}): [number, number][] {
  const mean = new Float64Array(columns);
  for (let i = 0; i < data.length; i++) mean[i % columns]! += data[i]! / rows;
  const centred = data.map((value, i) => value - mean[i % columns]!);
  const covariance = Array.from({ length: columns }, () => new Float64Array(columns));
  for (let i = 0; i < rows; i++)
    for (let a = 0; a < columns; a++)
      for (let b = 0; b < columns; b++) covariance[a]![b]! += centred[i * columns + a]! * centred[i * columns + b]!;
  const { vectors } = symmetricEigen(covariance);
  return Array.from({ length: rows }, (_, i) => {
    const along = (vector: ArrayLike<number>) =>
      Array.from(vector).reduce((sum, entry, c) => sum + entry * centred[i * columns + c]!, 0);
    return [along(vectors[columns - 1]!), along(vectors[columns - 2]!)];
  });
}

function panels(points: readonly PanelPoint[], options: Plot.PlotOptions, marks: Plot.Markish[]): string {
  const methods = [...new Set(points.map(({ method }) => method))];
  return draw({
    width: 60 + 190 * methods.length,
    height: 230,
    marginLeft: 45,
    grid: true,
    fx: { label: null, domain: methods },
    ...options,
    marks: [Plot.frame({ stroke: '#ccc' }), ...marks],
  });
}
