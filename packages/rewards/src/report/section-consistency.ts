import { checkNumber } from '@cairn-ml/numeric';
import { compareSets } from '../internal/report/counts.js';

/** Options of {@link sectionConsistency}. */
export interface SectionConsistencyOptions {
  /** Labels that an impression must not leave out. Default: none, and so no omission term. */
  critical?: Iterable<string>;
  /** λ, 0 or more: the penalty when all of the impression is invented. Default 0.5, ours. */
  hallucinationWeight?: number;
  /** μ, 0 or more: the penalty when all critical findings are left out. Default 0.5, ours. */
  omissionWeight?: number;
  /** The subset term of an impression without labels beside findings with some, from 0 to 1. Default 0, ours. */
  emptyImpression?: number;
}

/** What {@link sectionConsistency} returns. */
export interface SectionConsistencyResult {
  /** `subset - λ hallucination - μ omission`; from -1 to 1 with the default weights. */
  score: number;
  /** The share of the impression's labels that the findings have, too. */
  subset: number;
  /** The share of the impression's labels that the findings lack. */
  hallucination: number;
  /** The share of the findings' critical labels that the impression lacks. */
  omission: number;
  /** The labels behind `hallucination`, in the order of the impression. */
  hallucinated: string[];
  /** The labels behind `omission`, in the order of the findings. */
  omitted: string[];
}

/**
 * Whether an impression follows from the findings of the same report: a subset of them, nothing invented, nothing critical left out.
 *
 * With the label sets F of the findings, I of the impression and C of critical labels: `|I ∩ F| / |I| - λ |I \ F| / max(1, |I|) - μ |(C ∩ F) \ I| /
 * max(1, |C ∩ F|)`. The impression has no labels: the subset term is 1 when the findings have none either, else `emptyImpression`.
 *
 * Labels are of findings that are present; leave `No Finding` out (as `positiveLabels` does).
 *
 * @throws {InvalidArgumentError} for options out of range
 *
 * @remarks Our reconstruction: RadFlow (and RadHiera, its second version) name label sets, a subset constraint and hallucination penalties; no formula,
 * weight or labeler is public. The omission term is ours.
 *
 * @example
 * ```ts
 * import { sectionConsistency } from '@cairn-ml/rewards/report';
 *
 * const { score, omitted } = sectionConsistency(['Edema', 'Pneumothorax'], ['Edema'], { critical: ['Pneumothorax'] });
 * console.log(score, omitted); // 0.5 ['Pneumothorax']
 * sectionConsistency(['Edema'], ['Edema', 'Fracture']).score; // 0.25
 * ```
 *
 * Source: RadFlow (arXiv 2511.10065, v1 and v2), structure only.
 */
export function sectionConsistency(
  findings: Iterable<string>,
  impression: Iterable<string>,
  options: SectionConsistencyOptions = {},
): SectionConsistencyResult {
  const caller = 'sectionConsistency';
  const { critical = [], hallucinationWeight = 0.5, omissionWeight = 0.5, emptyImpression = 0 } = options;
  checkNumber(caller, 'hallucinationWeight', hallucinationWeight, { min: 0 });
  checkNumber(caller, 'omissionWeight', omissionWeight, { min: 0 });
  checkNumber(caller, 'emptyImpression', emptyImpression, { min: 0, max: 1 });
  const [found, concluded, grave] = [new Set(findings), new Set(impression), new Set(critical)];
  const { both } = compareSets(found, concluded);
  const hallucinated = [...concluded].filter((label) => !found.has(label));
  const mustStand = [...found].filter((label) => grave.has(label));
  const omitted = mustStand.filter((label) => !concluded.has(label));
  const ofEmpty = found.size === 0 ? 1 : emptyImpression;
  const subset = concluded.size === 0 ? ofEmpty : both / concluded.size;
  const hallucination = hallucinated.length / Math.max(1, concluded.size);
  const omission = omitted.length / Math.max(1, mustStand.length);
  return {
    score: subset - hallucinationWeight * hallucination - omissionWeight * omission,
    subset,
    hallucination,
    omission,
    hallucinated,
    omitted,
  };
}
