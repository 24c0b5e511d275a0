import type { ReportSection } from '../../report/parse-sections.js';
import { listedSection } from './mimic-names.js';

/** `<findings>…</findings>`: sections are what stands in known tags; one that is not closed ends with the next known tag, or the text. */
export function taggedSections(text: string): ReportSection[] {
  const sections: ReportSection[] = [];
  let open: ReportSection | undefined;
  for (const tag of text.matchAll(/<(\/?)([a-z][a-z _-]{0,40})>/gi)) {
    const name = listedSection(tag[2]!.replaceAll(/[_-]/g, ' '));
    if (name === undefined) continue;
    if (open) sections.push({ ...open, text: text.slice(open.start, tag.index) });
    open = tag[1] ? undefined : { name, start: tag.index + tag[0].length, text: '' };
  }
  if (open) sections.push({ ...open, text: text.slice(open.start) });
  return sections;
}

// of a line: marks of a heading or a list, bold, the name, then a colon, the end of bold, both, or the end of the line
const headingLine =
  /^[ \t]*(?:(#{1,6})[ \t]*|[-*•][ \t]+)?(?:\*\*|__)?[ \t]*(\p{L}[\p{L} ()/,&-]{0,60}?)[ \t]*(?::[ \t]*(?:\*\*|__)?|(?:\*\*|__)[ \t]*:?|$)/u;

/** Lines such as `## Findings`, `**Impression:** …`, `Findings: …`. Behind `#` any name is a heading, elsewhere only those of reports. */
export function headedSections(text: string): ReportSection[] {
  const headings: { name: string; lineStart: number; start: number }[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const found = headingLine.exec(line[0]);
    const name = found && (listedSection(found[2]!) ?? (found[1] && found[2]!.toLowerCase()));
    if (name) headings.push({ name, lineStart: line.index, start: line.index + found![0].length });
  }
  const sections = headings.map(({ name, start }, k) => ({
    name,
    start,
    text: text.slice(start, headings[k + 1]?.lineStart ?? text.length),
  }));
  const before = headings[0] ? text.slice(0, headings[0].lineStart) : '';
  return before.trim() === '' ? sections : [{ name: 'preamble', start: 0, text: before }, ...sections];
}
