import { attempt } from './attempt.js';
import type { Expression } from './expression.js';
import { gathered } from './gathered.js';
import { constantOf, leading, showForm } from './normal-form.js';
import { parseExpression } from './parse-expression.js';
import { inverse, rational } from './rational.js';
import type { Answer } from './read-answer.js';
import { conjunction, splitTop } from './split-top.js';

const name = /^(?:[a-zA-Z]+(?:_\w|_\{\w+\})?|[a-zA-Z]\([a-zA-Z](?:,\s*[a-zA-Z])*\))$/;

/** Several equations or inequalities in a row: values of one name are a list, values of several keep their names. */
export function readAssignments(text: string, again: (part: string) => Answer | undefined): Answer | undefined {
  if (!/[=<>≤≥]/.test(text) || !/[,;]|\b(?:and|or)\b/.test(text)) return undefined;
  const [parts] = splitTop(text.replace(conjunction, ', '), ',');
  if (parts.length < 2 || !parts.every((part) => splitTop(part, '=<>≤≥')[1].length === 1)) return undefined;
  const items = parts.map((part): Answer | undefined => {
    const [sides, signs] = splitTop(part, '=');
    const value = signs.length === 1 && name.test(sides[0]!) ? again(sides[1]!) : undefined;
    return value ? { ...value, key: `${sides[0]}=${value.key}` } : again(part);
  });
  const names = new Set(parts.map((part) => splitTop(part, '=')[0][0]!));
  const isOneName = names.size === 1 && name.test([...names][0]!);
  return gathered(isOneName ? parts.map((part) => again(part)) : items, ',', false);
}

const mirrored: Record<string, string> = { '<': '>', '>': '<', '≤': '≥', '≥': '≤' };

/** Equations and inequalities. What a name is set equal to is the answer; other equations are brought to one side. */
export function readRelation(text: string, again: (part: string) => Answer | undefined): Answer | undefined {
  if (!/[=<>≤≥]/.test(text)) return undefined;
  const [parts, signs] = splitTop(text.replaceAll('<=', '≤').replaceAll('>=', '≥'), '=<>≤≥');
  if (signs.length === 0 || parts.some((part) => part === '')) return undefined;
  if (signs.length > 1 && splitTop(text, ',')[1].length > 0) return undefined;
  if (signs.every((sign) => sign === '=')) {
    const [left, right] = [parts[0]!, parts.at(-1)!];
    const value = name.test(left) ? again(right) : name.test(right) ? again(left) : undefined;
    const isFunction = left.includes('(');
    if (value && (isFunction || !value.expression || !hasVariable(value.expression))) return value;
    if (parts.length > 2) return again(right);
  }
  if (signs.length === 1) return oneSided(parts, signs[0]!);
  const sides = parts.map(again);
  const isRising = signs.every((sign) => sign === '<' || sign === '≤');
  if (!sides.every((side) => side?.expression) || !(isRising || signs.every((sign) => sign === '>' || sign === '≥')))
    return undefined;
  const keys = sides.map((side) => side!.key);
  if (!isRising) keys.reverse();
  const relations = isRising ? signs : signs.map((sign) => mirrored[sign]!).reverse();
  return { key: keys.map((key, k) => key + (relations[k] ?? '')).join('') };
}

/** `left - right` with coefficients divided by the first one. */
function oneSided([left, right]: string[], sign: string): Answer | undefined {
  const isSwapped = sign === '>' || sign === '≥';
  const difference = attempt((normalizer) => {
    const [a, b] = [left!, right!].map((side) => normalizer.normalize(parseExpression(side)));
    const form = normalizer.sum(isSwapped ? b! : a!, normalizer.scale(isSwapped ? a! : b!, rational(-1n)));
    if (constantOf(form)) return form;
    const lead = leading(form);
    return normalizer.scale(form, inverse(sign === '=' || lead.n > 0n ? lead : rational(-lead.n, lead.d)));
  });
  return difference && { key: `${showForm(difference.form)}${isSwapped ? mirrored[sign] : sign}0` };
}

function hasVariable(expression: Expression): boolean {
  if (expression.op === 'symbol') return !/^[πe∞i]$/.test(expression.name);
  return expression.op !== 'number' && expression.args.some(hasVariable);
}
