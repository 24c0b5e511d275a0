import { checkOption } from '@cairn-ml/numeric';
import { compileLexicon } from '../internal/report/compile-lexicon.js';
import { type DetectMentionsOptions, detectMentions, type Mention } from './detect-mentions.js';
import type { Lexicon } from './lexicon.js';

/** Options of {@link detectCritical}. */
export interface DetectCriticalOptions extends DetectMentionsOptions {
  /** Whether an uncertain finding counts: `'critical'` (default: a possible tension pneumothorax cannot wait) or `'ignore'`. */
  uncertain?: 'critical' | 'ignore';
}

/** What {@link detectCritical} returns. */
export interface DetectCriticalResult {
  isCritical: boolean;
  /** The largest severity of a finding that counts, 0 without one: what `criticalAwareRegularization` takes. */
  criticality: number;
  /** The critical findings, each once, in the order of the text. */
  findings: string[];
  /** All mentions, those that do not count included; empty for labels. */
  mentions: Mention[];
}

/**
 * Whether a report, or a list of labels, has a critical finding. **For research on rewards only, not for clinical use:** a list of words and rules of
 * negation that nobody has validated, which misses findings and finds ones that are not there.
 *
 * Which findings are critical is the lexicon's business: `criticalLexicon` of `@cairn-ml/rewards/report/data` is a small one, ours and unreviewed.
 * Absent and historical mentions do not count. An array is read as names of findings that are present.
 *
 * @throws {InvalidArgumentError} for a lexicon that is not complete and bad options; never for a text
 *
 * @example
 * ```ts
 * import { detectCritical } from '@cairn-ml/rewards/report';
 * import { criticalLexicon } from '@cairn-ml/rewards/report/data';
 *
 * const { findings, criticality } = detectCritical('Large right pneumothorax. No free air.', criticalLexicon);
 * console.log(findings, criticality); // ['Large pneumothorax', 'Pneumothorax'] 1
 * detectCritical('No pneumothorax or free air.', criticalLexicon).isCritical; // false
 * detectCritical(['Edema', 'Pneumothorax'], criticalLexicon).criticality; // 0.5
 * ```
 *
 * Source: our reconstruction of what RadFlow calls high-stakes cases; its own criterion is not public.
 */
export function detectCritical(
  input: string | readonly string[],
  lexicon: Lexicon,
  options: DetectCriticalOptions = {},
): DetectCriticalResult {
  const { uncertain = 'critical' } = options;
  checkOption('detectCritical', 'uncertain', uncertain, ['critical', 'ignore']);
  const isText = typeof input === 'string';
  const mentions = isText ? detectMentions(input, lexicon, options) : [];
  const counted = isText
    ? mentions.filter(({ status }) => status === 'present' || (status === 'uncertain' && uncertain === 'critical'))
    : listed(input, lexicon);
  const findings = [...new Set(counted.map(({ finding }) => finding))];
  const criticality = counted.reduce((most, { severity = 1 }) => Math.max(most, severity), 0);
  return { isCritical: findings.length > 0, criticality, findings, mentions };
}

function listed(labels: readonly string[], lexicon: Lexicon) {
  compileLexicon(lexicon); // checks it
  const given = new Set(labels);
  return lexicon.entries.filter(({ finding }) => given.has(finding));
}
