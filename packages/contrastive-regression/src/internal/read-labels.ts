import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { LabelValues } from '../label-values.js';

/** Labels in float64, row-major. */
export interface Labels {
  values: Float64Array;
  rows: number;
  columns: number;
}

/** Checks labels of `samples` samples and repeats each `views` times, as the rows of embeddings are. */
export function readLabels(
  caller: string,
  labels: LabelValues,
  samples: number,
  views = 1,
  argument = 'labels',
): Labels {
  if (isTensor(labels))
    throw new InvalidArgumentError(
      caller,
      argument,
      'be numbers, not a tensor',
      labels,
      'Read it with `await tensor.data()`.',
    );
  if (labels.length !== samples)
    throw new ShapeError(caller, argument, `have one entry per sample (${samples})`, [labels.length]);
  const first = labels[0];
  const columns = first === undefined || typeof first === 'number' ? 1 : first.length;
  const values = new Float64Array(samples * views * columns);
  for (let i = 0; i < samples; i++) {
    const row = labels[i]!;
    const length = typeof row === 'number' ? 1 : row.length;
    if (length !== columns)
      throw new ShapeError(caller, `${argument}[${i}]`, `have ${columns} columns, as the first`, [length]);
    for (let c = 0; c < columns; c++) {
      const value = typeof row === 'number' ? row : row[c]!;
      if (!Number.isFinite(value)) {
        const place = typeof row === 'number' ? `${argument}[${i}]` : `${argument}[${i}][${c}]`;
        throw new InvalidArgumentError(caller, place, 'be a finite number', value);
      }
      for (let view = 0; view < views; view++) values[(i * views + view) * columns + c] = value;
    }
  }
  return { values, rows: samples * views, columns };
}

/** The sum of absolute differences of two labels. */
export function labelDistance({ values, columns }: Labels, i: number, j: number): number {
  let sum = 0;
  for (let c = 0; c < columns; c++) sum += Math.abs(values[i * columns + c]! - values[j * columns + c]!);
  return sum;
}

function isTensor(labels: LabelValues): boolean {
  return 'dataId' in labels;
}
