import type { TokenRows } from '../token-values.js';
import type { AggregationSettings } from './read-aggregation.js';
import type { Counts } from './read-rows.js';

/** One number of the rows, in float64. */
export function aggregateRows(
  losses: TokenRows,
  counts: Counts,
  { aggregation, maxLength, total, countsEmpty, lengthEpsilon }: AggregationSettings,
): number {
  let sum = 0;
  let tokens = 0;
  let sequences = 0;
  for (const [i, row] of losses.entries()) {
    let rowSum = 0;
    let length = 0;
    for (let t = 0; t < row.length; t++) {
      if (!counts(i, t)) continue;
      rowSum += row[t]!;
      length++;
    }
    sum += aggregation === 'sequenceMean' ? rowSum / (Math.max(1, length) + lengthEpsilon) : rowSum;
    tokens += length;
    if (length > 0 || countsEmpty) sequences++;
  }
  if (aggregation === 'sum' || aggregation === 'fixedLengthSum') return sum / maxLength;
  return sum / ((total ?? Math.max(1, aggregation === 'tokenMean' ? tokens : sequences)) * maxLength);
}
