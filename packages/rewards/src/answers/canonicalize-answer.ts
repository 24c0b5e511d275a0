import { checkInteger, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { type Answer, type ReadOptions, readAnswer } from '../internal/answers/read-answer.js';

/** Options of {@link canonicalizeAnswer}. */
export interface CanonicalizeOptions {
  /** `50%` is `50` (`'strip'`, default, as TTRL), `1/2` (`'divide'`, as Math-Verify), or something else than both (`'keep'`). */
  percent?: 'strip' | 'divide' | 'keep';
  /** Whether units, currencies and degrees behind a number go (`'strip'`, default) or stay. */
  units?: 'strip' | 'keep';
  /** Whether `1, 2` and `2, 1` are the same list (`'unordered'`, default). Tuples are always ordered, sets never. */
  lists?: 'unordered' | 'ordered';
  /** Longer answers, in UTF-16 units, are not read and only equal to themselves. From 1 to 4096, default 512. */
  maxLength?: number;
}

/**
 * Brings a final answer to one spelling, so that answers that mean the same are the same string; null for an empty one.
 *
 * Unicode (NFKC) and LaTeX spelling, spaces, `\text`, units and degrees, `x =`, thousands commas, decimals, fractions, mixed numbers and powers as exact
 * fractions, polynomials in variables, π, e, i and square roots in one order, tuples, intervals, sets, lists, matrices, equations, inequalities and
 * choice letters. What cannot be read stays as text, without spaces or, for words, in lower case.
 *
 * Nothing is evaluated in floating point, so no two different numbers become one: 9007199254740993 is not 9007199254740992. `x = 5` and `y = 5` do
 * become one, because both are `5`. Bounded: length, depth, digits and terms have limits, beyond which an answer is text. A non-empty answer never
 * becomes the empty string. Canonical answers are canonical: doing it twice changes nothing.
 *
 * @throws {InvalidArgumentError} for an answer that is no string, and for bad options
 *
 * @example
 * ```ts
 * import { canonicalizeAnswer } from '@cairn-ml/rewards/answers';
 *
 * canonicalizeAnswer('\\dfrac{1}{2}'); // '1/2'
 * ['0.50', '\\frac12', ' 2/4 '].map((answer) => canonicalizeAnswer(answer)); // ['1/2', '1/2', '1/2']
 * canonicalizeAnswer('(x+1)^2') === canonicalizeAnswer('x^2 + 2x + 1'); // true
 * canonicalizeAnswer('\\left( 3, \\frac{\\pi}{2} \\right)'); // '(3,1/2*π)'
 * ```
 *
 * Source: ours, after the normalisers of TTRL and Math-Verify.
 */
export function canonicalizeAnswer(answer: string, options: CanonicalizeOptions = {}): string | null {
  const read = parseAnswer('canonicalizeAnswer', answer, options);
  return read?.key ?? null;
}

/** Readings after which what still changes is taken as text. */
const mostPasses = 8;

/** What is known to be read as itself. */
const isNumeral = /^-?\d+(?:\/\d+)?$/;

/** {@link canonicalizeAnswer}, with what was read. Errors name the function that was called. */
export function parseAnswer(caller: string, answer: string, options: CanonicalizeOptions): Answer | null {
  const { percent = 'strip', units = 'strip', lists = 'unordered', maxLength = 512 } = options;
  if (typeof answer !== 'string') throw new InvalidArgumentError(caller, 'answer', 'be a string', answer);
  checkOption(caller, 'percent', percent, ['strip', 'divide', 'keep']);
  checkOption(caller, 'units', units, ['strip', 'keep']);
  checkOption(caller, 'lists', lists, ['unordered', 'ordered']);
  checkInteger(caller, 'maxLength', maxLength, { min: 1, max: 4096 });
  const trimmed = answer.trim();
  if (trimmed === '') return null;
  const settings: ReadOptions = { percent, units, lists };
  const read = (text: string): Answer => {
    const result = text.length > maxLength ? { key: text } : readAnswer(text, settings);
    return result.key.trim() === '' ? { key: text } : result;
  };
  let current = trimmed;
  for (let pass = 0; pass < mostPasses; pass++) {
    const result = read(current);
    if (result.key === current || isNumeral.test(result.key)) return result;
    const next = read(result.key.trim()).key;
    if (next === result.key) return result;
    current = next.trim();
  }
  return { key: trimmed };
}
