import type { StepLayout } from '../../procedural/parse-steps.js';

/** Where a step begins: at a line of `lines`, whose marker is taken off. */
export interface StepStart {
  line: number;
  label: string | null;
  rest: string;
}

interface Marker extends StepStart {
  kind: 'step' | 'number' | 'heading' | 'bullet';
  /** Headings: number of `#`; lists: indentation. Deeper ones belong to the step above. */
  level: number;
}

/** "Stage 3 hypertension" is no label: stages and phases need a sign behind the number. */
const stepLabel =
  /^(?:step|(?:stage|phase)(?=\s+\w+[\s*_]*(?:[:.)\]\-–—]|$)))\s+(\d{1,4}|[ivx]{1,6})(?![\p{L}\p{N}])[\s*_]*[:.)\]\-–—]*[\s*_]*/iu;
const numberLabel = /^[([]?(\d{1,3})[.)\]:][*_]{0,3}(?=\s|$)\s*|^([①-⑳])\s*/u;
const bulletMark = /^[-*+•‣◦▪▫●○∙·⁃–—➢➤►✓✔]\s+(?=\S)/u;
const boldStart = /^(\*\*|__)(?=\S)/;

/** The beginnings of steps by the first layout of `layouts` that fits; sentences are the caller's. */
export function findStarts(
  lines: readonly string[],
  layouts: readonly StepLayout[],
  pattern: RegExp | undefined,
): { layout: StepLayout | 'pattern'; starts: StepStart[] } | undefined {
  if (pattern) {
    const marker = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
    const starts = lines.flatMap((text, line) => byPattern(marker, text, line));
    if (starts.length > 0) return { layout: 'pattern', starts };
  }
  const markers = lines.flatMap((text, line) => readMarker(text, line) ?? []);
  for (const layout of layouts) {
    const starts = markers.filter(({ kind }) => kind === layout);
    if (layout === 'step' ? starts.length > 0 : starts.length > 1) return { layout, starts: outermost(starts) };
  }
  return undefined;
}

function byPattern(marker: RegExp, text: string, line: number): StepStart[] {
  const match = marker.exec(text);
  return match ? [{ line, label: match[1] ?? null, rest: text.slice(match.index + match[0].length) }] : [];
}

function readMarker(text: string, line: number): Marker | undefined {
  const indent = text.search(/[^\s>]/);
  if (indent < 0) return undefined;
  const hashes = /^#{1,6}(?=\s)/.exec(text.slice(indent))?.[0].length ?? 0;
  const marked = text.slice(indent + hashes).trimStart();
  const isBold = boldStart.test(marked);
  const plain = isBold ? marked.slice(2) : marked;
  const step = stepLabel.exec(plain);
  if (step) return { kind: 'step', line, level: 0, label: step[1]!, rest: plain.slice(step[0].length) };
  const number = numberLabel.exec(plain);
  const level = indent >> 1;
  if (number)
    return { kind: 'number', line, level, label: number[1] ?? number[2]!, rest: plain.slice(number[0].length) };
  if (hashes > 0 || isBold) return { kind: 'heading', line, level: hashes || 7, label: null, rest: plain };
  const bullet = bulletMark.exec(marked);
  return bullet ? { kind: 'bullet', line, level, label: null, rest: marked.slice(bullet[0].length) } : undefined;
}

/** Those of the first level that has several; all, where none has. */
function outermost(markers: readonly Marker[]): Marker[] {
  const counts = new Map<number, number>();
  for (const { level } of markers) counts.set(level, (counts.get(level) ?? 0) + 1);
  const levels = [...counts].filter(([, count]) => count > 1).map(([level]) => level);
  const least = levels.sort((a, b) => a - b)[0];
  return markers.filter(({ level }) => least === undefined || level === least);
}

/** "Step k:" within a line begins a line of its own where a sentence ends before it. */
export function breakBeforeSteps(text: string): string {
  return text.replace(/\b(?:step|stage|phase)\s+\d{1,4}\s*[:.)–—-]/gi, (found, offset: number) => {
    let before = offset - 1;
    while (before >= 0 && /[\s*_#]/.test(text[before]!) && text[before] !== '\n') before--;
    return before >= 0 && /[.!?;:。！？]/.test(text[before]!) ? `\n${found}` : found;
  });
}

/** Sentences and lines; a point after an abbreviation ends none. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?]["')\]]?)(?<!\b(?:e\.g|i\.e|vs|cf|approx|ca|Fig|No|Dr)\.)\s+|(?<=[。！？])|\n+/u);
}
