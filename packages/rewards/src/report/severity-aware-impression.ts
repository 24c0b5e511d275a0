import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';

/** Options of {@link severityAwareImpression}. */
export interface SeverityAwareImpressionOptions {
  /** Labels of grave findings. Default: none. */
  critical?: Iterable<string>;
  /** The weight of each label, above 0. Default: 2 for those in `critical`, 1 for all others; ours. */
  severity?: (label: string) => number;
  /** What missing a label costs, in its weight; 0 or more. Default 1, ours. */
  missedCost?: number;
  /** What a label that is not in the reference costs, in its weight; 0 or more. Default 1, ours. */
  extraCost?: number;
}

/** What {@link severityAwareImpression} returns. */
export interface SeverityAwareImpressionResult {
  /** From 0 to 1 where the costs are at most 1. */
  score: number;
  /** Labels of the reference that the hypothesis lacks. */
  missed: string[];
  /** Labels of the hypothesis that the reference lacks: invented or overstated. */
  extra: string[];
}

/**
 * How right an impression is against the reference impression, where errors about grave findings weigh more, in both directions.
 *
 * `1 - (Σ_missed c_m s_l + Σ_extra c_e s_l) / Σ_{l in either} s_l`, with severities s. Neither side has labels: 1. With labels that name the degree
 * (`Large pneumothorax`), overstating is an extra label.
 *
 * @throws {InvalidArgumentError} for costs out of range, and severities that are not above 0
 *
 * @remarks Our reconstruction: RadHiera, the second version of RadFlow, names a severity-aware reward on the impression that reduces missed diagnoses
 * and overstatement. Formula and weights are ours.
 *
 * @example
 * ```ts
 * import { severityAwareImpression } from '@cairn-ml/rewards/report';
 *
 * const critical = ['Pneumothorax'];
 * severityAwareImpression(['Edema', 'Pneumothorax'], ['Edema'], { critical }).score; // 0.3333
 * severityAwareImpression(['Edema', 'Pneumothorax'], ['Pneumothorax'], { critical }).score; // 0.6667
 * ```
 *
 * Source: RadHiera (arXiv 2511.10065v2), structure only.
 */
export function severityAwareImpression(
  reference: Iterable<string>,
  hypothesis: Iterable<string>,
  options: SeverityAwareImpressionOptions = {},
): SeverityAwareImpressionResult {
  const caller = 'severityAwareImpression';
  const grave = new Set(options.critical);
  const { severity = (label) => (grave.has(label) ? 2 : 1), missedCost = 1, extraCost = 1 } = options;
  checkNumber(caller, 'missedCost', missedCost, { min: 0 });
  checkNumber(caller, 'extraCost', extraCost, { min: 0 });
  const [wanted, given] = [new Set(reference), new Set(hypothesis)];
  const weigh = (labels: Iterable<string>) => {
    let sum = 0;
    for (const label of labels) {
      const weight = severity(label);
      if (!(weight > 0 && weight < Infinity))
        throw new InvalidArgumentError(caller, `severity('${label}')`, 'be a finite number above 0', weight);
      sum += weight;
    }
    return sum;
  };
  const missed = [...wanted].filter((label) => !given.has(label));
  const extra = [...given].filter((label) => !wanted.has(label));
  const total = weigh(new Set([...wanted, ...given]));
  const cost = missedCost * weigh(missed) + extraCost * weigh(extra);
  return { score: total === 0 ? 1 : 1 - cost / total, missed, extra };
}
