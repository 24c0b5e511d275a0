import { InvalidArgumentError } from '@cairn-ml/numeric';
import { type ChexpertLabel, chexpertLabels, type LabelValue } from './chexpert-labels.js';

/** One mention of an observation in a report, classified. */
export interface LabeledMention {
  /** Which of {@link chexpertLabels}. */
  label: ChexpertLabel;
  /** 1 positive, 0 negated, -1 uncertain. */
  value: 1 | 0 | -1;
  /** The words of the mention, lower case. Only `chf` and `heart failure` matter: see {@link chexpertAggregate}. */
  text?: string;
}

/**
 * The label of one observation from the labels of all its mentions: positive wins over negative, except where there is uncertainty beside a
 * negation.
 *
 * negated and uncertain: uncertain (also when there is a positive mention, too); else any positive: positive; else what all say. No mention: null.
 *
 * @throws {InvalidArgumentError} for other values than 1, 0 and -1
 *
 * @example
 * ```ts
 * import { aggregateMentions } from '@cairn-ml/rewards/report';
 *
 * aggregateMentions([0, 1]); // 1
 * aggregateMentions([0, -1, 1]); // -1
 * ```
 *
 * Source: stanfordmlgroup/chexpert-labeler, `aggregate.py`, `dict_to_vec`; the order of its cases included.
 */
export function aggregateMentions(mentions: readonly number[]): LabelValue {
  const given = new Set(mentions);
  for (const [k, value] of mentions.entries()) {
    if (value !== 1 && value !== 0 && value !== -1)
      throw new InvalidArgumentError('aggregateMentions', `mentions[${k}]`, 'be 1, 0 or -1', value);
  }
  if (given.size === 0) return null;
  if (given.has(-1) && (given.has(0) || !given.has(1))) return -1;
  return given.has(1) ? 1 : 0;
}

/**
 * The fourteen labels of a report from its classified mentions, as the CheXpert labeler puts them together.
 *
 * Beside {@link aggregateMentions} for each label: `chf` and `heart failure`, unless negated, add an uncertain mention of Cardiomegaly; mentions of
 * No Finding do not count; No Finding is 1 when no mention, Support Devices aside, is positive or uncertain, else null. (A mention labelled No
 * Finding is such a mention, too, as in the program.)
 *
 * @returns one value per label, in the order of {@link chexpertLabels}: a row for `multilabelF1`
 * @throws {InvalidArgumentError} for labels and values that are none
 *
 * @example
 * ```ts
 * import { chexpertAggregate, positiveLabels } from '@cairn-ml/rewards/report';
 *
 * const row = chexpertAggregate([
 *   { label: 'Edema', value: 1, text: 'chf' },
 *   { label: 'Pneumothorax', value: 0, text: 'pneumothorax' },
 * ]);
 * positiveLabels(row); // ['Cardiomegaly', 'Edema']
 * positiveLabels(row, { uncertain: 'negative' }); // ['Edema']
 * ```
 *
 * Source: stanfordmlgroup/chexpert-labeler, `aggregate.py`. Finding and classifying the mentions needs its parser, and is the caller's.
 */
export function chexpertAggregate(mentions: readonly LabeledMention[]): LabelValue[] {
  const byLabel = new Map<string, number[]>(chexpertLabels.map((label) => [label, []]));
  let isWithoutFinding = true;
  for (const [k, { label, value, text }] of mentions.entries()) {
    const values = byLabel.get(label);
    if (!values)
      throw new InvalidArgumentError('chexpertAggregate', `mentions[${k}].label`, 'be one of `chexpertLabels`', label);
    const isFinding = value === 1 || value === -1;
    if (isFinding && label !== 'Support Devices') isWithoutFinding = false;
    if (label === 'No Finding') continue;
    if (isFinding && (text === 'chf' || text === 'heart failure')) byLabel.get('Cardiomegaly')!.push(-1);
    values.push(value);
  }
  if (isWithoutFinding) byLabel.get('No Finding')!.push(1);
  return chexpertLabels.map((label) => aggregateMentions(byLabel.get(label)!));
}
