import { checkOption } from '@cairn-ml/numeric';
import { joinLines, normalizeAnswer, strip } from '../internal/trajectory/python-text.js';
import type { TrajectoryVariant } from './trajectory.js';

/**
 * What is asked: `'yesNo'` (mortality, readmission: MOR, REA, IHM), `'lengthOfStay'` (LOS: ten classes, see `lengthOfStayCategory`), `'singleChoice'`
 * (SINGLE: A to D), `'summary'` (SUMMARY: text).
 */
export type AnswerTask = 'yesNo' | 'lengthOfStay' | 'singleChoice' | 'summary';

/** Options of {@link parseAnswer}. */
export interface ParseAnswerOptions {
  /** What is asked. */
  task: AnswerTask;
  /** Whether the text is a model's (`'prediction'`, default) or the data set's (`'gold'`). */
  role?: 'prediction' | 'gold';
  /**
   * `'released'`: yes or no anywhere in the text, so that `I do not know` is no, and a prediction that says nothing is the first class. `'repaired'`
   * (default): yes and no as words of their own, and null for nothing.
   */
  variant?: TrajectoryVariant;
}

/** What {@link parseAnswer} returns. */
export interface ParsedAnswer {
  /** 1 for yes and 0 for no; a class from 0 to 9; a letter, or the text where there is none; normalised text. null: nothing, with `'repaired'`. */
  value: number | string | null;
  /** Whether the text said nothing that could be read. */
  unparsed: boolean;
}

/**
 * Reads the answer to one of GHAR's tasks out of a located answer (see {@link locateAnswer}).
 *
 * yesNo: yes if it occurs, else no. lengthOfStay: the last whole number, once punctuation is gone (`3-7` is 37), if it is at most 9. singleChoice: the
 * first capital from A to D. summary: lower case without articles and punctuation. A gold answer is read strictly: `yes` is 1 and all else 0, the last
 * number counts whatever it is; without a number it is null.
 *
 * @throws {InvalidArgumentError} for bad options; never for a text
 *
 * @example
 * ```ts
 * import { parseAnswer } from '@cairn-ml/rewards/trajectory';
 *
 * parseAnswer('Between 3 and 7', { task: 'lengthOfStay' }); // { value: 7, unparsed: false }
 * parseAnswer('uncertain', { task: 'yesNo' }); // { value: null, unparsed: true }
 * parseAnswer('uncertain', { task: 'yesNo', variant: 'released' }); // { value: 0, unparsed: true }
 * ```
 *
 * Source: GHAR (arXiv 2511.13293), authors' code: RAG-Health e8df946, `ppo/utils.py`, `get_normalize_text`; `'repaired'` is ours.
 */
export function parseAnswer(text: string, options: ParseAnswerOptions): ParsedAnswer {
  const { task, role = 'prediction', variant = 'repaired' } = options;
  checkOption('parseAnswer', 'task', task, ['yesNo', 'lengthOfStay', 'singleChoice', 'summary']);
  checkOption('parseAnswer', 'role', role, ['prediction', 'gold']);
  checkOption('parseAnswer', 'variant', variant, ['repaired', 'released']);
  const isGold = role === 'gold';
  const nothing = (value: number | string) => ({
    value: variant === 'released' && !isGold ? value : null,
    unparsed: true,
  });
  const found = (value: number | string) => ({ value, unparsed: false });
  if (task === 'singleChoice') {
    const value = /[A-D]/.exec(text)?.[0] ?? strip(text);
    return value ? found(value) : nothing('A');
  }
  const normal = normalizeAnswer(text);
  if (task === 'summary') return normal ? found(normal) : nothing('NA');
  if (task === 'lengthOfStay') {
    const last = normal.match(/[0-9]+/g)?.at(-1);
    return last !== undefined && (isGold || Number(last) <= 9) ? found(Number(last)) : nothing(0);
  }
  if (isGold) return found(normal === 'yes' ? 1 : 0);
  const says = (word: string) =>
    (variant === 'released' ? normal : ` ${normal} `).includes(variant === 'released' ? word : ` ${word} `);
  return says('yes') ? found(1) : says('no') ? found(0) : nothing(0);
}

/**
 * The part of a completion that holds the answer: an `answer_choice` or `answer` of JSON, what stands behind `answer is` up to a brace, a letter behind
 * `Answer:` or `is`; else all of it, with single spaces. null: `'NA'`.
 *
 * @example
 * ```ts
 * import { locateAnswer } from '@cairn-ml/rewards/trajectory';
 *
 * locateAnswer('{"reason": "…", "answer": "yes"}'); // 'yes'
 * locateAnswer('The answer is B'); // 'B'
 * ```
 *
 * Source: GHAR (arXiv 2511.13293), authors' code: RAG-Health e8df946, `ppo/utils.py`, `locate_answer`.
 */
export function locateAnswer(text: string | null): string {
  if (text === null) return 'NA';
  const line = joinLines(text);
  // the first three end in a brace: behind the last one there is none to be found
  const braced = line.slice(0, line.lastIndexOf('}') + 1);
  for (const lead of [`answer_choice["']: *`, `answer["']: *`, `answer is:? *`]) {
    const found = new RegExp(`${lead}\\{?["']?([^\\n]+?)["']? *\\}`).exec(braced);
    if (found) return found[1]!;
  }
  const letter = /[Aa]nswer\*?\*?: *([A-D])/.exec(line) ?? /is:? *\*?\*?([A-D])/.exec(line);
  return letter ? letter[1]! : strip(line);
}
