import { symmetricEigen } from '@cairn-ml/numeric';
import * as Plot from '@observablehq/plot';
import { draw } from '../figures/document.js';

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

/** The error of every trial, a row for each method, and the mean of each. */
export function trialErrors(points: readonly PanelPoint[]): string {
  return draw({
    width: 620,
    height: 40 + 34 * new Set(points.map(({ method }) => method)).size,
    marginLeft: 110,
    grid: true,
    x: { label: 'mean absolute error of a trial' },
    y: { label: null },
    marks: [
      Plot.dot(points, { x: 'x', y: 'method', r: 3, stroke: line, sort: { y: null } }),
      Plot.tickX(points, Plot.groupY({ x: 'mean' }, { x: 'x', y: 'method', stroke: '#b5460f', strokeWidth: 2.5 })),
    ],
  });
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
