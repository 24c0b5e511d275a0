import { checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { RewardPartResult } from '../combine-rewards.js';
import type { RewardResult, RolloutGroup } from '../contract.js';
import { readTexts } from '../internal/report/read-texts.js';
import { detectCritical } from './detect-critical.js';
import { type FindingsAndImpression, findingsAndImpression } from './findings-and-impression.js';
import { labelSetF1 } from './label-set-f1.js';
import type { Lexicon } from './lexicon.js';
import type { ParseSectionsOptions } from './parse-sections.js';
import { type SectionConsistencyOptions, sectionConsistency } from './section-consistency.js';
import { type SeverityAwareImpressionOptions, severityAwareImpression } from './severity-aware-impression.js';

/** What {@link hierarchicalReportReward} must know beside the rollouts. */
export interface ReportContext {
  /** The reference report, or its two sections. */
  reference: string | FindingsAndImpression;
}

/** Options of {@link hierarchicalReportReward}. */
export interface HierarchicalReportRewardOptions extends ParseSectionsOptions {
  /**
   * The findings that a section calls present: your labeler (CheXbert, RadGraph, rules). Called once per distinct section that is not empty. Label
   * beforehand, and look up here, where it is asynchronous.
   */
  label: (text: string) => Iterable<string>;
  /** How fluent a text is beside its reference, such as ROUGE-L or BLEU of `@cairn-ml/rewards/text`. Default: there is no such part. */
  fluency?: (hypothesis: string, reference: string) => number;
  /** How right a text is, medically. Default: F1 of the two label sets. */
  medical?: (hypothesis: string, reference: string) => number;
  /** Which text `fluency` and `medical` read: the `'findings'` (default, as RadFlow) or the whole `'report'` (as RadHiera). */
  globalOver?: 'findings' | 'report';
  /** Weights of the parts, 0 or more, each 1 by default. Ours. */
  weights?: { fluency?: number; medical?: number; consistency?: number; impression?: number };
  /**
   * Which findings are critical. Its names are what `consistency` and `impression` take for critical where they do not say themselves, and it is looked for
   * in the reference. Default: nothing is critical.
   */
  lexicon?: Lexicon;
  /** Of the consistency part. */
  consistency?: SectionConsistencyOptions;
  /** Of the impression part. */
  impression?: SeverityAwareImpressionOptions;
}

/** One part of a {@link HierarchicalReportRewardResult}. */
export type ReportRewardPart = Pick<RewardPartResult, 'name' | 'weight'> & { rewards: number[] };

/** What {@link hierarchicalReportReward} returns. */
export interface HierarchicalReportRewardResult extends RewardResult {
  rewards: number[];
  /** The global component, weighted: fluency, medical, consistency. */
  global: number[];
  /** The local component, weighted: the impression. */
  local: number[];
  /** The breakdown, before weighting. */
  parts: ReportRewardPart[];
  /** How critical the reference is, from 0 to 1: what `criticalAwareRegularization` takes for each rollout of the group. 0 without a lexicon. */
  criticality: number;
}

/**
 * A reward for generated radiology reports in two levels: global, for the report, and local, for its impression. **Not for clinical use.**
 *
 * `global = w_f fluency + w_m medical + w_c consistency`, `local = w_i impression`, `r = global + local`. Fluency and medical correctness compare the
 * findings with those of the reference; `sectionConsistency` compares impression and findings of the same report; `severityAwareImpression` compares the
 * impressions. A section that is missing has no labels, and an empty text.
 *
 * @param group - Rollouts with `text`, and the reference report in `context`.
 * @throws {InvalidArgumentError} for a rollout without text, a part that is not a finite number, and bad options; never for a text
 *
 * @remarks Our reconstruction. RadFlow's abstract has a global component (fluency, medical correctness, consistency between sections) and a local one
 * (accuracy of the impression); its formulas, labelers and weights are not public. The sum and its weights are ours.
 *
 * @example
 * ```ts
 * import { hierarchicalReportReward } from '@cairn-ml/rewards/report';
 * import { criticalLexicon } from '@cairn-ml/rewards/report/data';
 *
 * const label = (text: string) => ['Edema', 'Pneumothorax'].filter((name) => text.toLowerCase().includes(name.toLowerCase()));
 * const reference = 'FINDINGS: Edema. Pneumothorax.\nIMPRESSION: Pneumothorax and edema.';
 * const rollouts = [reference, 'FINDINGS: Edema. Pneumothorax.\nIMPRESSION: Edema.'].map((text) => ({ text }));
 * const options = { label, lexicon: criticalLexicon };
 * const { rewards, parts, criticality } = hierarchicalReportReward({ rollouts, context: { reference } }, options);
 * rewards; // [3, 1.8333]
 * parts.map(({ name, rewards }) => [name, rewards[1]]); // [['medical', 1], ['consistency', 0.5], ['impression', 0.3333]]
 * console.log(criticality); // 0.5
 * ```
 *
 * Source: RadFlow (arXiv 2511.10065, v1 and v2), structure only.
 */
export function hierarchicalReportReward(
  group: RolloutGroup<ReportContext>,
  options: HierarchicalReportRewardOptions,
): HierarchicalReportRewardResult {
  const caller = 'hierarchicalReportReward';
  const { fluency, globalOver = 'findings', weights = {}, lexicon } = options;
  checkOption(caller, 'globalOver', globalOver, ['findings', 'report']);
  for (const [name, weight] of Object.entries(weights)) checkNumber(caller, `weights.${name}`, weight, { min: 0 });
  const texts = readTexts(caller, group, 'generated report');
  const reference = readReference(caller, group.context?.reference, options);
  const reports = texts.map((text) => ({ ...findingsAndImpression(text, options), report: text }));
  const labelsOf = remember(options.label);
  const critical = lexicon?.entries.map(({ finding }) => finding) ?? [];
  const wanted = labelsOf(reference.impression);
  const parts: ReportRewardPart[] = [];
  const add = (name: keyof typeof weights, score: (report: Report) => number) => {
    const rewards = reports.map(score);
    for (const [i, reward] of rewards.entries()) checkNumber(caller, `${name} of rollouts[${i}]`, reward);
    parts.push({ name, weight: weights[name] ?? 1, rewards });
  };
  if (fluency) add('fluency', (report) => fluency(report[globalOver], reference[globalOver]));
  const { medical = (given, reference) => labelSetF1(labelsOf(reference), labelsOf(given)).f1 } = options;
  add('medical', (report) => medical(report[globalOver], reference[globalOver]));
  add('consistency', ({ findings, impression }) => {
    const consistency = { critical, ...options.consistency };
    return sectionConsistency(labelsOf(findings), labelsOf(impression), consistency).score;
  });
  add('impression', ({ impression }) => {
    return severityAwareImpression(wanted, labelsOf(impression), { critical, ...options.impression }).score;
  });
  const weighted = (of: readonly ReportRewardPart[]) =>
    texts.map((_, i) => of.reduce((sum, { weight, rewards }) => sum + weight * rewards[i]!, 0));
  const [global, local] = [weighted(parts.slice(0, -1)), weighted(parts.slice(-1))];
  const criticality = lexicon ? detectCritical(reference.report, lexicon).criticality : 0;
  const means = parts.map(({ name, rewards }) => [name, mean(rewards)]);
  return {
    rewards: global.map((sum, i) => sum + local[i]!),
    global,
    local,
    parts,
    criticality,
    diagnostics: { criticality, ...Object.fromEntries(means) },
  };
}

/** The sections of a report, and all of it. */
type Report = FindingsAndImpression & { report: string };

function readReference(
  caller: string,
  given: ReportContext['reference'] | undefined,
  options: ParseSectionsOptions,
): Report {
  if (given === undefined)
    throw new InvalidArgumentError(caller, 'group.context.reference', 'be the reference report', given);
  return typeof given === 'string'
    ? { ...findingsAndImpression(given, { ...options, fallback: 'text' }), report: given }
    : { ...given, report: `${given.findings}\n\n${given.impression}` };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function remember(label: (text: string) => Iterable<string>): (text: string) => readonly string[] {
  const known = new Map<string, string[]>([['', []]]);
  return (text) => {
    const labels = known.get(text) ?? [...label(text)];
    known.set(text, labels);
    return labels;
  };
}
