import { checkInteger, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { wordsOf } from '../internal/procedural/phrases.js';
import { breakBeforeSteps, findStarts, sentencesOf } from '../internal/procedural/step-markers.js';
import { splitCompletion } from './split-completion.js';

/** What tells steps apart; see {@link ParseStepsOptions}. */
export type StepLayout = 'step' | 'number' | 'heading' | 'bullet' | 'sentence';

/** One written step of reasoning. */
export interface ReasoningStep {
  /** Its place, from 0. */
  index: number;
  /** The number as it was written (`'3'`, `'iv'`), which may repeat or be out of order; null without one. */
  label: string | null;
  /** What stands before the first colon, sentence end or line break; empty for sentences. */
  title: string;
  /** What follows the title. */
  body: string;
}

/** What {@link parseSteps} returns. */
export interface ParsedSteps {
  steps: ReasoningStep[];
  /** How the steps were told apart; `'none'` when there are none. */
  layout: StepLayout | 'pattern' | 'none';
}

/** Options of {@link parseSteps}. */
export interface ParseStepsOptions {
  /**
   * What may tell steps apart, in this order: `'step'` ("Step 1:", "Stage iv."), `'number'` ("1.", "(2)"), `'heading'` (`##`, bold at the start of a
   * line), `'bullet'`, `'sentence'`. The first that occurs counts: one "Step k", or at least two of the others. Default: all, in this order.
   */
  layouts?: readonly StepLayout[];
  /** A marker of your own, tried on each line before `layouts`; its first group is the label. */
  pattern?: RegExp;
  /** Words, labels not counted, that a step needs to be one: "3." alone is none. Default 2. */
  minimumWords?: number;
}

const allLayouts = ['step', 'number', 'heading', 'bullet', 'sentence'] as const;

/**
 * The steps of a completion's reasoning: what stands inside `<think>`, split at its own marks.
 *
 * Of nested lists and headings only the outermost level that has several entries counts; deeper ones are text of the step above. What stands before the first
 * mark is no step. Tags may be missing, nested or never closed: see {@link splitCompletion}. Linear in the text, with `pattern` as fast as the pattern.
 *
 * @throws {InvalidArgumentError} for a text that is no string, an unknown layout, or `minimumWords` below 1
 *
 * @example
 * ```ts
 * import { parseSteps } from '@cairn-ml/rewards/procedural';
 *
 * const text = '<think>Step 1: Walls. PLAX shows 16 mm.\nStep 2: Strain. The apex is spared.</think><answer>amyloidosis</answer>';
 * const { steps, layout } = parseSteps(text);
 * console.log(layout, steps.length); // step 2
 * steps[1]; // { index: 1, label: '2', title: 'Strain', body: 'The apex is spared.' }
 * ```
 *
 * Source: ours. CardiacMind (arXiv 2601.08440) counts discrete steps; how it finds them is not known.
 */
export function parseSteps(text: string, options: ParseStepsOptions = {}): ParsedSteps {
  const { layouts = allLayouts, pattern, minimumWords = 2 } = options;
  if (typeof text !== 'string') throw new InvalidArgumentError('parseSteps', 'text', 'be a string', text);
  for (const layout of layouts) checkOption('parseSteps', 'layouts', layout, allLayouts);
  checkInteger('parseSteps', 'minimumWords', minimumWords, { min: 1 });
  const { thinking } = splitCompletion(text);
  const lines = breakBeforeSteps(thinking).split(/\r\n?|[\n\u2028\u2029]/);
  const found = findStarts(lines, layouts, pattern);
  const layout = found?.layout ?? (layouts.includes('sentence') ? 'sentence' : 'none');
  const written = found
    ? found.starts.map(({ line, label, rest }, k) => ({
        label,
        ...splitTitle([rest, ...lines.slice(line + 1, found.starts[k + 1]?.line)].join('\n')),
      }))
    : layout === 'sentence'
      ? sentencesOf(thinking).map((sentence) => ({ label: null, title: '', body: sentence.trim() }))
      : [];
  const steps = written
    .filter(({ title, body }) => hasWords(`${title} ${body}`, minimumWords))
    .map((step, index) => ({ index, ...step }));
  return { steps, layout: steps.length > 0 ? layout : 'none' };
}

function splitTitle(text: string): { title: string; body: string } {
  const end = text.search(/[:：\n。]|[.!?](?=\s|$)/u);
  const [title, body] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
  const clean = (part: string) => part.replaceAll(/\*\*|__/g, '').trim();
  return { title: clean(title), body: clean(body) };
}

const hasWords = (text: string, count: number) => wordsOf(text).length >= count;
