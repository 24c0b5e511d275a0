import { checkNumber } from '@cairn-ml/numeric';
import { compareSets, scoresOf } from '../internal/report/counts.js';

/** Precision, recall and their harmonic mean, from 0 to 1. */
export interface F1Scores {
  precision: number;
  recall: number;
  f1: number;
}

/** Options of {@link labelSetF1}. */
export interface LabelSetF1Options {
  /** The value when neither side has a label, from 0 to 1. Default 1: a normal report rightly called normal. */
  bothEmpty?: number;
}

/**
 * Precision, recall and F1 of the findings of one report: two sets of names, whatever the names.
 *
 * `F1 = 2 |A ∩ B| / (|A| + |B|)`. One side empty: 0. Both empty: `bothEmpty`, for all three.
 *
 * @throws {InvalidArgumentError} for `bothEmpty` out of range
 *
 * @example
 * ```ts
 * import { labelSetF1 } from '@cairn-ml/rewards/report';
 *
 * labelSetF1(['Edema', 'Fracture'], ['Edema']).f1; // 0.6667
 * ```
 */
export function labelSetF1(
  reference: Iterable<string>,
  hypothesis: Iterable<string>,
  { bothEmpty = 1 }: LabelSetF1Options = {},
): F1Scores {
  checkNumber('labelSetF1', 'bothEmpty', bothEmpty, { min: 0, max: 1 });
  const [wanted, given] = [new Set(reference), new Set(hypothesis)];
  if (wanted.size === 0 && given.size === 0) return { precision: bothEmpty, recall: bothEmpty, f1: bothEmpty };
  return scoresOf(compareSets(wanted, given), 0);
}
