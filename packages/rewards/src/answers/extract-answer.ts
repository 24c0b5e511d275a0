import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { extractBoxed } from './extract-boxed.js';
import { type ExtractChoiceOptions, extractChoice } from './extract-choice.js';
import { extractLastNumber } from './extract-last-number.js';

/** A place to look for the answer. */
export type ExtractionMethod = 'boxed' | 'phrase' | 'choice' | 'lastNumber';

/** Options of {@link extractAnswer}. */
export interface ExtractAnswerOptions extends ExtractChoiceOptions {
  /**
   * Where to look, in this order: the last `'boxed'` content, what follows the last `'phrase'` "answer is" (or 答案是), the `'choice'` of a letter, the
   * `'lastNumber'`. Default `['boxed']`, as TTRL v2; v1 is `['boxed', 'phrase', 'lastNumber']`.
   */
  methods?: readonly ExtractionMethod[];
}

/**
 * The final answer of a completion, as it is written there; null when there is none.
 *
 * An empty box is no answer. The text is not canonical yet: see {@link canonicalizeAnswer}.
 *
 * @throws {InvalidArgumentError} for no methods, an unknown one, or a text that is no string
 *
 * @example
 * ```ts
 * import { extractAnswer } from '@cairn-ml/rewards/answers';
 *
 * extractAnswer('Thus \\boxed{42}.'); // '42'
 * extractAnswer('So the answer is 42.'); // null
 * extractAnswer('So the answer is 42.', { methods: ['boxed', 'phrase', 'lastNumber'] }); // '42'
 * ```
 *
 * Source: TTRL, authors' code, v2 (default) and v1; unlike v1, a completion without an answer is null and cannot win a vote.
 */
export function extractAnswer(text: string, options: ExtractAnswerOptions = {}): string | null {
  const { methods = ['boxed'] } = options;
  if (typeof text !== 'string') throw new InvalidArgumentError('extractAnswer', 'text', 'be a string', text);
  if (methods.length === 0) throw new InvalidArgumentError('extractAnswer', 'methods', 'name at least one', methods);
  for (const method of methods) {
    checkOption('extractAnswer', 'methods', method, ['boxed', 'phrase', 'choice', 'lastNumber']);
    const found =
      method === 'boxed'
        ? extractBoxed(text)
        : method === 'phrase'
          ? behindPhrase(text)
          : method === 'choice'
            ? extractChoice(text, options)
            : extractLastNumber(text);
    if (found) return found;
  }
  return null;
}

/** To the end of the sentence: a point that is followed by a space or the end, or a line break. */
function behindPhrase(text: string): string | null {
  const found = [...text.matchAll(/(?:answer\s+is|答案是)[ \t]*:?[ \t]*/gi)].at(-1);
  if (!found) return null;
  const rest = text.slice(found.index + found[0].length, found.index + found[0].length + 600);
  const answer = /^(.*?)(?:[.。!]?\s*$|[.。!](?=\s)|。|\n)/s.exec(rest)?.[1]?.trim();
  return answer?.replace(/^\$(.*)\$$/, '$1') || null;
}
