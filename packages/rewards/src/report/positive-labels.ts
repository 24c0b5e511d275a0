import { checkOption } from '@cairn-ml/numeric';
import { checkLabelRow } from '../internal/report/check-label-row.js';
import { chexpertLabels, type LabelValue } from './chexpert-labels.js';

/** Options of {@link positiveLabels}. */
export interface PositiveLabelsOptions {
  /** The name of each column. Default: {@link chexpertLabels}. */
  labels?: readonly string[];
  /** Whether an uncertain label is in the set: `'positive'` (default) or `'negative'`. */
  uncertain?: 'positive' | 'negative';
  /** Labels that say that there is nothing, and so are no findings. Default `['No Finding']`. */
  ignored?: readonly string[];
}

/**
 * The names of the findings that a labeler calls present: what the set rewards of this entry take.
 *
 * @throws {ShapeError} when there is not one value per label
 * @throws {InvalidArgumentError} for other values than 1, 0, -1 and null
 *
 * @example
 * ```ts
 * import { positiveLabels } from '@cairn-ml/rewards/report';
 *
 * const labels = ['No Finding', 'Edema', 'Pneumothorax'];
 * positiveLabels([null, 1, -1], { labels }); // ['Edema', 'Pneumothorax']
 * positiveLabels([null, 1, -1], { labels, uncertain: 'negative' }); // ['Edema']
 * ```
 */
export function positiveLabels(row: readonly LabelValue[], options: PositiveLabelsOptions = {}): string[] {
  const { labels = chexpertLabels, uncertain = 'positive', ignored = ['No Finding'] } = options;
  checkOption('positiveLabels', 'uncertain', uncertain, ['positive', 'negative']);
  checkLabelRow('positiveLabels', 'row', row, labels.length);
  return labels.filter(
    (label, k) => (row[k] === 1 || (row[k] === -1 && uncertain === 'positive')) && !ignored.includes(label),
  );
}
