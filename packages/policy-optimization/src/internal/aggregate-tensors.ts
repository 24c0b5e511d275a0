import { add, cast, div, greater, maximum, mul, onesLike, sum, type Tensor } from '@cairn-ml/tensor';
import { onlyCounted } from './log-ratios-of-tensors.js';
import type { AggregationSettings } from './read-aggregation.js';

/** A scalar of the losses `[completions, tokens]`. */
export function aggregateTensors(
  losses: Tensor,
  counts: Tensor | undefined,
  { aggregation, maxLength, total, countsEmpty, lengthEpsilon }: AggregationSettings,
): Tensor {
  const rowSums = sum(onlyCounted(losses, counts), 1);
  if (aggregation === 'sum' || aggregation === 'fixedLengthSum') return div(sum(rowSums), maxLength);
  const lengths = sum(counts ? cast(counts, 'float32') : onesLike(losses), 1);
  const rows = aggregation === 'sequenceMean' ? div(rowSums, add(maximum(lengths, 1), lengthEpsilon)) : rowSums;
  if (total !== undefined) return div(sum(rows), total * maxLength);
  const counted =
    aggregation === 'tokenMean' ? lengths : countsEmpty ? onesLike(lengths) : cast(greater(lengths, 0), 'float32');
  return div(sum(rows), mul(maximum(sum(counted), 1), maxLength));
}
