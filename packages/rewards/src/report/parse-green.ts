import { checkOption } from '@cairn-ml/numeric';

/** Options of {@link parseGreen}. */
export interface ParseGreenOptions {
  /**
   * What a text without one of its two sections gets: `'zero'` (default, as `compute_green`: no errors, or nothing matched), or `'null'`: no
   * score, not applicable, as the program's `for_reward` means it.
   */
  missing?: 'zero' | 'null';
}

/** What {@link parseGreen} returns. */
export interface GreenResult {
  /** From 0 to 1; null only with `missing: 'null'`. */
  score: number | null;
  matchedFindings: number;
  /** Counts in the order of GREEN's letters (a) to (f), which is that of `greenErrorKinds` of `@cairn-ml/rewards/report/data`. */
  significantErrors: number[];
  /** The same of errors without clinical weight; they do not enter the score. */
  insignificantErrors: number[];
}

/**
 * The GREEN score from what its judge model wrote: matched findings against clinically significant errors.
 *
 * `GREEN = matched / (matched + Σ significant)`, 0 when nothing is matched. Read from the sections `[Clinically Significant Errors]:`, `[Clinically
 * Insignificant Errors]:` and `[Matched Findings]:`, each up to an empty line; counts are the `2.` behind the colon of a line `(b) …: 2. …` (or
 * `(1)` to `(6)`), and at the start of the matched findings. A section that begins with `No` has none. Of two lines with one letter the later in
 * alphabetical order counts.
 *
 * @throws {InvalidArgumentError} for a bad option; never for a text
 *
 * @example
 * ```ts
 * import { parseGreen } from '@cairn-ml/rewards/report';
 *
 * const judged = `[Clinically Significant Errors]:
 * (b) Missing a finding present in the reference: 1. Right pneumothorax
 *
 * [Matched Findings]:
 * 3. Cardiomegaly; atelectasis; central line`;
 * parseGreen(judged).score; // 0.75
 * parseGreen('I cannot compare these.', { missing: 'null' }).score; // null
 * ```
 *
 * Source: Stanford-AIMI/GREEN, `green.py`, `compute_green` and `parse_error_counts` (authors' code). The judge is the caller's.
 */
export function parseGreen(text: string, { missing = 'zero' }: ParseGreenOptions = {}): GreenResult {
  checkOption('parseGreen', 'missing', missing, ['zero', 'null']);
  const significant = sectionOf(text, 'Clinically Significant Errors');
  const matched = sectionOf(text, 'Matched Findings');
  const matchedFindings = isNone(matched) ? 0 : countOf(/^\d+(?=\.)/.exec(matched!));
  const significantErrors = errorCounts(significant);
  const errors = significantErrors.reduce((sum, count) => sum + count, 0);
  const isIncomplete = missing === 'null' && (significant === undefined || matched === undefined);
  return {
    score: isIncomplete ? null : matchedFindings === 0 ? 0 : matchedFindings / (matchedFindings + errors),
    matchedFindings,
    significantErrors,
    insignificantErrors: errorCounts(sectionOf(text, 'Clinically Insignificant Errors')),
  };
}

function sectionOf(text: string, name: string): string | undefined {
  return new RegExp(`\\[${name}\\]:\\s*([^]*?)(?:\\n\\s*\\n|$)`).exec(text)?.[1];
}

const isNone = (section: string | undefined) => section === undefined || section.startsWith('No');

function errorCounts(section: string | undefined): number[] {
  const lines = (keys: string) =>
    isNone(section) ? [] : (section!.match(new RegExp(`\\([${keys}]\\) [^\\n]*`, 'g')) ?? []).sort();
  const byLetter = lines('a-f');
  const [keys, found] = byLetter.length > 0 ? ['abcdef', byLetter] : ['123456', lines('1-6')];
  return Array.from(keys, (key) => {
    const counted = found
      .filter((line) => line.startsWith(`(${key}) `))
      .map((line) => /(?<=: )\d+(?=\.)/.exec(line))
      .filter((count) => count !== null);
    return countOf(counted.at(-1) ?? null);
  });
}

/** Bounded, so that a judge that writes a thousand digits cannot make a NaN. */
function countOf(found: RegExpExecArray | null): number {
  return Math.min(Number(found?.[0] ?? 0), Number.MAX_SAFE_INTEGER);
}
