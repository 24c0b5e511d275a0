import { attempt } from './attempt.js';
import { cleanLatex, unwrapText } from './clean-latex.js';
import type { Expression } from './expression.js';
import { gathered } from './gathered.js';
import { isWords } from './known-names.js';
import { showForm } from './normal-form.js';
import { parseExpression } from './parse-expression.js';
import { readAssignments, readRelation } from './read-relation.js';
import { conjunction, splitTop } from './split-top.js';
import { stripUnits } from './units.js';

/** An answer, read. Answers with the same key are the same. */
export interface Answer {
  key: string;
  /** The formula, when it is one. */
  expression?: Expression;
  /** The number of places behind the point, when it is a decimal. */
  places?: number;
  /** Formulas with different keys may still be equal. */
  isOpaque?: boolean;
  /** Entries of a tuple, interval, set, list or matrix. */
  items?: Answer[];
  /** What is around the entries, and whether their order counts. */
  brackets?: string;
}

export interface ReadOptions {
  percent: 'strip' | 'divide' | 'keep';
  units: 'strip' | 'keep';
  lists: 'unordered' | 'ordered';
}

/** Structures nested deeper are text. */
const deepest = 8;

export function readAnswer(answer: string, options: ReadOptions): Answer {
  let text = cleanLatex(answer).replace(/^\\[([]\s*|\s*\\[)\]]$/g, '');
  text = /^\\boxed\s*\{(.*)\}$/.exec(text)?.[1] ?? text;
  text = text.replace(/^(?:the )?(?:final )?answer(?: is)?\s*:?\s+/i, '').replace(/[\s.,;:]+$/, '');
  return readPart(text, options, 0) ?? { key: textKey(text) };
}

function readPart(given: string, options: ReadOptions, depth: number): Answer | undefined {
  if (depth > deepest) return undefined;
  let text = options.units === 'strip' ? stripUnits(given) : given;
  text = unwrapText(text)
    .replace(/^\s*\$|\$\s*$/g, '')
    .trim();
  if (text === '') return undefined;
  text = joinThousands(text);
  const again = (part: string) => readPart(part, options, depth + 1);
  return (
    readChoice(text) ??
    readPercent(text, options, again) ??
    readAssignments(text, again) ??
    readRelation(text, again) ??
    readUnion(text, again) ??
    readMatrix(text, again) ??
    readBracketed(text, again) ??
    readList(text, options, again) ??
    readFormula(text)
  );
}

function readChoice(text: string): Answer | undefined {
  const letter = /^(?:option |choice )?\(?([A-Z])[).:]?$/i.exec(text)?.[1];
  if (!letter || (text.length === 1 && letter !== letter.toUpperCase())) return undefined;
  return letter === letter.toUpperCase() ? { key: letter } : undefined;
}

function readPercent(
  text: string,
  { percent }: ReadOptions,
  again: (part: string) => Answer | undefined,
): Answer | undefined {
  const amount = /^(.*\S)\s*%$/.exec(text)?.[1];
  if (amount === undefined) return undefined;
  if (percent === 'divide') return again(`(${amount})/100`);
  const inner = again(amount);
  return inner && (percent === 'strip' ? inner : { key: `${inner.key}%` });
}

/** 121,000x is one number times x. Within brackets a comma separates, unless what follows begins with 0. */
function joinThousands(text: string): string {
  if (!text.includes(',')) return text;
  const pattern = /[([]|\\\{/.test(text)
    ? /(?<![\d,.])\d{1,3}(?:,\d{3})*,0\d\d(?:,\d{3})*(?!\d|,\d)/g
    : /(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])/g;
  return text.replace(pattern, (digits) => digits.replaceAll(',', ''));
}

function readUnion(text: string, again: (part: string) => Answer | undefined): Answer | undefined {
  if (!text.includes('∪')) return undefined;
  const [parts, signs] = splitTop(text, '∪');
  return signs.length === 0 ? undefined : gathered(parts.map(again), '∪', false);
}

function readMatrix(text: string, again: (part: string) => Answer | undefined): Answer | undefined {
  if (!text.startsWith('\\begin')) return undefined;
  const inner = /^\\begin\s*\{([a-zA-Z]?matrix|array)\}(?:\s*\{[clr| ]*\})?(.*)\\end\s*\{\1\}$/.exec(text)?.[2];
  if (inner === undefined || inner.includes('\\begin')) return undefined;
  const rows = inner.split('\\cr').filter((row) => row.trim() !== '');
  return gathered(
    rows.map((row) =>
      gathered(
        row.split('&').map((entry) => again(entry.trim())),
        '[]',
        true,
      ),
    ),
    '[]',
    true,
  );
}

/** Sets, tuples and intervals. Brackets around one formula are not read here. */
function readBracketed(text: string, again: (part: string) => Answer | undefined): Answer | undefined {
  if (/^\\\{.*\\\}$/.test(text)) {
    const inner = text.slice(2, -2).trim();
    const set = gathered(inner === '' ? [] : splitTop(inner, ',')[0].map(again), '{}', false);
    return set && { ...set, key: `\\{${set.key.slice(1, -1)}\\}` };
  }
  if (!/^[([].*[)\]]$/.test(text) || splitTop(text, '')[2] > 0) return undefined;
  const [parts, signs] = splitTop(text.slice(1, -1), ',');
  return signs.length === 0 ? undefined : gathered(parts.map(again), text[0]! + text.at(-1)!, true);
}

function readList(
  text: string,
  { lists }: ReadOptions,
  again: (part: string) => Answer | undefined,
): Answer | undefined {
  if (!/[,;±]|\b(?:and|or)\b/.test(text)) return undefined;
  const spaced = text.replace(conjunction, ', ').replace(/±\s*(.+)$/, '$1, -$1');
  const [parts, signs] = splitTop(spaced, ',');
  if (signs.length === 0) return undefined;
  return gathered(parts.map(again), ',', lists === 'ordered');
}

function readFormula(text: string): Answer | undefined {
  if (isWords(text)) return undefined;
  const decimal = /^[-+]?\d*\.(\d+)$/.exec(text);
  let expression: Expression | undefined;
  const read = attempt((normalizer) => {
    expression = parseExpression(text);
    return normalizer.normalize(expression);
  });
  if (!expression) return undefined;
  const answer = read
    ? { key: showForm(read.form), expression, isOpaque: read.isOpaque }
    : { key: textKey(text), expression, isOpaque: true };
  return decimal ? { ...answer, places: decimal[1]!.length } : answer;
}

/** What is no mathematics: words in lower case, anything else without spaces. */
function textKey(text: string): string {
  const words = unwrapText(text);
  const isPlain = /^[\p{L}\p{M}\s'’.,()-]*\p{L}{2}[\p{L}\p{M}\s'’.,()-]*$/u.test(words) && !words.includes('Π');
  const key = isPlain ? words.toLowerCase() : words.replace(/(?<![\p{L}\p{N}])\s+|\s+(?![\p{L}\p{N}])/gu, '');
  return /[^\x20-\x7e]/.test(key) ? key.normalize('NFKC') : key;
}
