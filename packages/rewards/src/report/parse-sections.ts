import { checkOption } from '@cairn-ml/numeric';
import { headedSections, taggedSections } from '../internal/report/generated-sections.js';
import { hasMimicHeading, mimicSections } from '../internal/report/mimic-sections.js';

/** Options of {@link parseSections}. */
export interface ParseSectionsOptions {
  /**
   * How sections begin. `'mimic'`: with lines of one space, capitals and a colon, by the rules of MIMIC-CXR. `'headings'`: with lines such as
   * `## Findings`, `**Impression:** …` and `Findings: …`. `'tags'`: `<findings>…</findings>`. `'auto'` (default): tags where a known one stands,
   * else MIMIC's where such a line stands, else headings.
   */
  style?: 'auto' | 'mimic' | 'headings' | 'tags';
}

/** One section of a report. */
export interface ReportSection {
  /** Lower case, normalised: `findings`, `impression`, `comparison`, …, `preamble` before the first, `full report` where there is none. */
  name: string;
  /** Where its text begins, in UTF-16 units. */
  start: number;
  /** As it stands, with its white space. */
  text: string;
}

/**
 * Splits a radiology report into its sections.
 *
 * With `'mimic'` exactly as the published program: many spellings of a heading have one name, empty findings and impressions are dropped, and a report
 * with neither gets a `last_paragraph`, from the last section's first empty line. The other styles, for generated text, are ours: they know the same
 * names, and behind `#` any name.
 *
 * A text without sections comes back as one, `full report`. Sections may repeat.
 *
 * @throws {InvalidArgumentError} for a bad option; never for a text
 *
 * @example
 * ```ts
 * import { parseSections } from '@cairn-ml/rewards/report';
 *
 * parseSections('**Findings:** Clear lungs.\n\n**Impression:** Normal.').map(({ name, text }) => [name, text.trim()]); // [['findings', 'Clear lungs.'], ['impression', 'Normal.']]
 * parseSections(' \n FINDINGS: Clear lungs.\n CONCLUSION: Normal.\n').map(({ name }) => name); // ['preamble', 'findings', 'impression']
 * ```
 *
 * Source: MIT-LCP/mimic-cxr, `txt/section_parser.py`, for `'mimic'`; the rest is ours.
 */
export function parseSections(text: string, { style = 'auto' }: ParseSectionsOptions = {}): ReportSection[] {
  checkOption('parseSections', 'style', style, ['auto', 'mimic', 'headings', 'tags']);
  if (style === 'mimic') return mimicSections(text);
  const tagged = style === 'headings' ? [] : taggedSections(text);
  if (style === 'auto' && tagged.length === 0 && hasMimicHeading(text)) return mimicSections(text);
  const sections = tagged.length > 0 || style === 'tags' ? tagged : headedSections(text);
  return sections.length > 0 ? sections : [{ name: 'full report', start: 0, text }];
}
