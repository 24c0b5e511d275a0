import * as Plot from '@observablehq/plot';
import { draw } from './document.js';

/** Values by row and column as numbered cells, coloured by their distance from the first row. */
export function breakdown(
  rows: readonly string[],
  columns: readonly { name: string; values: readonly (number | null)[] }[],
): string {
  const cells = columns.flatMap(({ name, values }) =>
    values.map((value, i) => ({
      row: rows[i]!,
      column: name,
      text: value === null ? '' : value.toFixed(2),
      change: value === null ? 0 : value - (values[0] ?? 0),
    })),
  );
  const most = Math.max(...cells.map(({ change }) => Math.abs(change)), 1e-9);
  return draw({
    width: 660,
    height: 40 + 32 * rows.length,
    marginLeft: 140,
    marginTop: 30,
    marginBottom: 10,
    style: { fontSize: '12px' },
    x: { label: null, domain: columns.map(({ name }) => name), axis: 'top', tickSize: 0 },
    y: { label: null, domain: [...rows], tickSize: 0 },
    color: { type: 'linear', domain: [-most, 0, most], range: ['#d98f5c', '#f4f2ec', '#5aa3b0'] },
    marks: [
      Plot.cell(cells, { x: 'column', y: 'row', fill: 'change', inset: 1 }),
      Plot.text(cells, { x: 'column', y: 'row', text: 'text', fill: '#1c2430' }),
    ],
  });
}
