import type { ReportSection } from '../../report/parse-sections.js';
import { normalizeHeading } from './mimic-names.js';

const blankLine = '\n \n';

/** Whether a text has a heading of the kind that {@link mimicSections} looks for. */
export const hasMimicHeading = (text: string): boolean => /\n [A-Z ()/,-]+:\s/.test(text);

/** `section_text` of MIT-LCP/mimic-cxr, `txt/section_parser.py`. */
export function mimicSections(text: string): ReportSection[] {
  const heading = /\n ([A-Z ()/,-]+):\s/g;
  const sections: ReportSection[] = [];
  let found = heading.exec(text);
  if (!found) sections.push({ name: 'full report', start: 0, text });
  else sections.push({ name: 'preamble', start: 0, text: text.slice(0, found.index + 2) });
  while (found) {
    const start = found.index + found[0].length;
    const lineEnd = text.indexOf('\n', start);
    const name = normalizeHeading(found[1]!);
    heading.lastIndex = lineEnd < 0 ? start : lineEnd;
    found = heading.exec(text);
    sections.push({ name, start, text: text.slice(start, found?.index ?? text.length) });
  }
  const kept = sections.filter(
    ({ name, text: body }) => body.trim() !== '' || (name !== 'impression' && name !== 'findings'),
  );
  if (kept.some(({ name }) => name === 'impression' || name === 'findings')) return kept;
  const last = kept.at(-1)!;
  const end = last.text.indexOf(blankLine);
  if (end < 0) return kept;
  return [
    ...kept.slice(0, -1),
    { ...last, text: last.text.slice(0, end) },
    { name: 'last_paragraph', start: last.start + end, text: last.text.slice(end + blankLine.length) },
  ];
}
