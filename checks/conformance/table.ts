import type { ConformanceReport } from '@cairn-ml/tensor/testing';
import type { Place } from './devices.js';

/** What the suite found in one place. */
export interface PlaceReport {
  place: Place;
  report: ConformanceReport;
}

/** Where the table stands in the guide: from this heading to the end. */
export const heading = '## What is held to what';

/** The guide with the table of these reports in it. */
export function withTable(guide: string, reports: readonly PlaceReport[]): string {
  return `${guide.slice(0, guide.indexOf(heading))}${deviceTable(reports)}`;
}

function deviceTable(reports: readonly PlaceReport[]): string {
  const titles = reports.map(({ place }) => place.title);
  const ops = [...new Set(reports.flatMap(({ report }) => report.results.map(({ op }) => op)))].sort();
  const rows = ops.map((op) => [`\`${op}\``, ...kinds(reports, op), ...reports.map(({ report }) => cell(report, op))]);
  const header = ['op', 'calls', 'gradients', 'second order', ...titles];
  return `${heading}

Written by \`pnpm conformance --table\`; a lane keeps it true. Every op of \`@cairn-ml/tensor\`, and a few small networks made of them, are called with the
cases of the conformance suite and compared with float64 references from NumPy and torch. The first numbers say how many calls an op has,
and how many of them are differentiated once and twice. A device has ✓ where all of them are right; otherwise it says how many are known
to be wrong, and [below](#holes) is why. WebGPU runs on SwiftShader here, a GPU played by the CPU; your own devices are tested by
[\`runConformance\`](../../packages/tensor/README.md).

${markdown(header, rows)}

### Holes

${holes(reports)}
`;
}

function kinds(reports: readonly PlaceReport[], op: string): string[] {
  const results = reports[0]?.report.results.filter((result) => result.op === op) ?? [];
  return (['forward', 'gradient', 'second order'] as const).map((kind) => {
    const count = results.filter((result) => result.kind === kind).length;
    return count > 0 ? String(count) : '';
  });
}

function cell(report: ConformanceReport, op: string): string {
  const results = report.results.filter((result) => result.op === op);
  const count = (status: string) => results.filter((result) => result.status === status).length;
  const wrong = [count('failed') > 0 && `${count('failed')} wrong`, count('hole') > 0 && plural(count('hole'))];
  return wrong.filter(Boolean).join(', ') || '✓';
}

function plural(count: number): string {
  return count === 1 ? '1 hole' : `${count} holes`;
}

function holes(reports: readonly PlaceReport[]): string {
  const rows = new Map<string, { cases: string[]; titles: Set<string>; reason: string }>();
  for (const { place, report } of reports)
    for (const { op, name, kind, status, hole } of report.results) {
      if (status !== 'hole' || !hole) continue;
      const row = rows.get(hole) ?? { cases: [], titles: new Set(), reason: hole };
      const text = `\`${op}\` ${name}${kind === 'forward' ? '' : ` (${kind})`}`;
      if (!row.cases.includes(text)) row.cases.push(text);
      row.titles.add(place.title);
      rows.set(hole, row);
    }
  if (rows.size === 0) return 'None.';
  const lines = [...rows.values()].map(({ cases, titles, reason }) => [
    reason,
    [...titles].join(', '),
    cases.join('; '),
  ]);
  return markdown(['reason', 'devices', 'cases'], lines);
}

function markdown(header: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
