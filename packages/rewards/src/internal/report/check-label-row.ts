import { checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import type { LabelValue } from '../../report/chexpert-labels.js';

const values = new Set<unknown>([1, 0, -1, null]);

/** Throws unless `row` has one label value per column. */
export function checkLabelRow(caller: string, argument: string, row: readonly LabelValue[], columns: number): void {
  checkLength(caller, argument, row, columns, 'one entry per label');
  for (const [k, value] of row.entries()) {
    if (!values.has(value))
      throw new InvalidArgumentError(
        caller,
        `${argument}[${k}]`,
        'be 1, 0, -1 (uncertain) or null (not mentioned)',
        value,
      );
  }
}
