import { checkLength } from '@cairn-ml/numeric';

/** What {@link maskOverlap} returns. */
export interface MaskOverlap {
  /** `2 |A ∩ B| / (|A| + |B|)`, from 0 to 1. */
  dice: number;
  /** `|A ∩ B| / |A ∪ B|`, from 0 to 1. */
  jaccard: number;
}

/**
 * Dice coefficient and Jaccard index of two masks. Two empty masks agree: both are 1.
 *
 * @param predicted - A mask of any shape, flat: what is not 0 (or false) belongs to it.
 * @param truth - As long as `predicted`.
 * @throws {ShapeError} when the lengths differ
 *
 * @example
 * ```ts
 * import { maskOverlap } from '@cairn-ml/landmarks/metrics';
 *
 * maskOverlap([1, 1, 0, 0], [1, 0, 1, 0]); // { dice: 0.5, jaccard: 0.333 }
 * ```
 *
 * Source: Dice 1945, Jaccard 1912; `dc` and `jc` of MedPy.
 */
export function maskOverlap(predicted: ArrayLike<number | boolean>, truth: ArrayLike<number | boolean>): MaskOverlap {
  checkLength('maskOverlap', 'truth', truth, predicted.length, 'one entry per pixel of `predicted`');
  let [both, sum] = [0, 0];
  for (let i = 0; i < predicted.length; i++) {
    const [a, b] = [Boolean(predicted[i]), Boolean(truth[i])];
    if (a) sum++;
    if (b) sum++;
    if (a && b) both++;
  }
  return sum === 0 ? { dice: 1, jaccard: 1 } : { dice: (2 * both) / sum, jaccard: both / (sum - both) };
}
