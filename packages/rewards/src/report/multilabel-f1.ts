import { checkInteger, checkLength, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { checkLabelRow } from '../internal/report/check-label-row.js';
import { addCounts, type Counts, meanScores, noCounts, scoresOf } from '../internal/report/counts.js';
import { chexpertLabels, type LabelValue } from './chexpert-labels.js';
import type { F1Scores } from './label-set-f1.js';

/** Options of {@link multilabelF1}. */
export interface MultilabelF1Options {
  /** The name of each column. Default: {@link chexpertLabels}. */
  labels?: readonly string[];
  /** The labels that count, `chexpertTop5` for one. Default: all. */
  subset?: readonly string[];
  /**
   * An uncertain label counts as `'positive'` (default, as F1-CheXbert does), as `'negative'`, or its pair of values is left out: `'ignore'`.
   */
  uncertain?: 'positive' | 'negative' | 'ignore';
  /** The value of 0 / 0: 0 (default, as scikit-learn and the papers) or 1. */
  zeroDivision?: 0 | 1;
}

/** What {@link multilabelF1} returns. */
export interface MultilabelF1Result {
  /** Over all decisions at once. */
  micro: F1Scores;
  /** The plain mean over labels; a label that nobody mentions is a 0 / 0. */
  macro: F1Scores;
  /** The plain mean over reports. */
  samples: F1Scores;
  /** In the order of `subset`. `support`: reports in which the reference is positive. */
  perLabel: (F1Scores & { label: string; support: number })[];
}

/**
 * Precision, recall and F1 of labels read from generated reports against those of the reference reports: micro, macro, by report, by label.
 *
 * `P = TP / (TP + FP)`, `R = TP / (TP + FN)`, `F1 = 2 TP / (2 TP + FP + FN)`. Negative and not mentioned are the same here. Macro F1 is the mean of
 * the F1s. No reports: every value is a 0 / 0.
 *
 * The labels are the caller's: of the CheXpert labeler, of CheXbert, of any other.
 *
 * @param reference - Per report one value per label: 1, 0, -1 (uncertain), null.
 * @param hypothesis - The same of the generated reports.
 * @throws {ShapeError} for rows or columns that do not fit
 * @throws {InvalidArgumentError} for other values, bad options, and names in `subset` that are not in `labels`
 *
 * @example
 * ```ts
 * import { multilabelF1 } from '@cairn-ml/rewards/report';
 *
 * const labels = ['Edema', 'Pneumothorax'];
 * const { micro, perLabel } = multilabelF1([[1, 0], [1, 1]], [[1, null], [-1, 0]], { labels });
 * micro; // { precision: 1, recall: 0.6667, f1: 0.8 }
 * perLabel[1]; // { label: 'Pneumothorax', precision: 0, recall: 0, f1: 0, support: 1 }
 * ```
 *
 * Source: scikit-learn, `precision_recall_fscore_support`; labels and their five as in CheXpert.
 */
export function multilabelF1(
  reference: readonly (readonly LabelValue[])[],
  hypothesis: readonly (readonly LabelValue[])[],
  options: MultilabelF1Options = {},
): MultilabelF1Result {
  const caller = 'multilabelF1';
  const { labels = chexpertLabels, uncertain = 'positive', zeroDivision = 0 } = options;
  const { subset = labels } = options;
  checkOption(caller, 'uncertain', uncertain, ['positive', 'negative', 'ignore']);
  checkInteger(caller, 'zeroDivision', zeroDivision, { min: 0, max: 1 });
  checkLength(caller, 'hypothesis', hypothesis, reference.length, 'one row per row of `reference`');
  for (const [i, row] of reference.entries()) {
    checkLabelRow(caller, `reference[${i}]`, row, labels.length);
    checkLabelRow(caller, `hypothesis[${i}]`, hypothesis[i]!, labels.length);
  }
  const columns = subset.map((label, k) => {
    const column = labels.indexOf(label);
    if (column < 0) throw new InvalidArgumentError(caller, `subset[${k}]`, 'be one of `labels`', label);
    return column;
  });
  const isPositive = (value: LabelValue) => value === 1 || (value === -1 && uncertain === 'positive');
  const byLabel = columns.map(noCounts);
  const bySample = reference.map((row, i) => {
    const ofReport = noCounts();
    for (const [k, column] of columns.entries()) {
      const [wanted, given] = [row[column]!, hypothesis[i]![column]!];
      if (uncertain === 'ignore' && (wanted === -1 || given === -1)) continue;
      const counts: Counts = countsOf(isPositive(wanted), isPositive(given));
      addCounts(ofReport, counts);
      addCounts(byLabel[k]!, counts);
    }
    return scoresOf(ofReport, zeroDivision);
  });
  const total = noCounts();
  for (const counts of byLabel) addCounts(total, counts);
  const perLabel = byLabel.map((counts, k) => ({
    label: subset[k]!,
    ...scoresOf(counts, zeroDivision),
    support: counts.both + counts.missed,
  }));
  return {
    micro: scoresOf(total, zeroDivision),
    macro: meanScores(perLabel, zeroDivision),
    samples: meanScores(bySample, zeroDivision),
    perLabel,
  };
}

function countsOf(wanted: boolean, given: boolean): Counts {
  return { both: Number(wanted && given), missed: Number(wanted && !given), extra: Number(!wanted && given) };
}
