import { checkOption } from '@cairn-ml/numeric';
import { type ParseSectionsOptions, parseSections } from './parse-sections.js';

/** Options of {@link findingsAndImpression}. */
export interface FindingsAndImpressionOptions extends ParseSectionsOptions {
  /**
   * What the findings are where a text has neither section: nothing (`'none'`, default: a report without structure has not said either), or its last
   * paragraph or whole text (`'text'`).
   */
  fallback?: 'none' | 'text';
}

/** The two sections that rewards look at, without white space around them; empty where there is none. */
export interface FindingsAndImpression {
  findings: string;
  impression: string;
}

/**
 * The findings and the impression of a report. Of several sections with one name the last that is not blank counts, as in MIMIC's own extraction.
 *
 * @throws {InvalidArgumentError} for bad options; never for a text
 *
 * @example
 * ```ts
 * import { findingsAndImpression } from '@cairn-ml/rewards/report';
 *
 * findingsAndImpression('<findings>Clear.</findings><impression>Normal.</impression>'); // { findings: 'Clear.', impression: 'Normal.' }
 * findingsAndImpression('Clear lungs.', { fallback: 'text' }); // { findings: 'Clear lungs.', impression: '' }
 * ```
 *
 * Source: MIT-LCP/mimic-cxr, `txt/create_section_files.py`, for the last one; the fallback is ours.
 */
export function findingsAndImpression(text: string, options: FindingsAndImpressionOptions = {}): FindingsAndImpression {
  const { fallback = 'none' } = options;
  checkOption('findingsAndImpression', 'fallback', fallback, ['none', 'text']);
  const sections = parseSections(text, options);
  const last = (wanted: string) =>
    sections
      .filter(({ name, text }) => name === wanted && text.trim() !== '')
      .at(-1)
      ?.text.trim() ?? '';
  const found = { findings: last('findings'), impression: last('impression') };
  if (fallback === 'none' || found.findings || found.impression) return found;
  return { findings: last('last_paragraph') || text.trim(), impression: '' };
}
