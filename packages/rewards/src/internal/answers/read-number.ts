import type { Cursor } from './cursor.js';
import { type Expression, number, sumOf } from './expression.js';
import { parseDecimal, rational, Unsupported } from './rational.js';

const decimal = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const fractionPart = / +(\d+) *\/ *(\d+)(?![\d.^!])| *\\frac *(?:\{ *(\d+) *\}|(\d)) *(?:\{ *(\d+) *\}|(\d))(?! *\^)/y;

/** A whole number, a decimal, or a mixed number: 1 1/2 and 1\frac{1}{2} are sums. */
export function readNumber(cursor: Cursor): Expression {
  const text = cursor.read(decimal)?.[0];
  if (!text) throw new Unsupported();
  const value = number(parseDecimal(text));
  const fraction = /^\d+$/.test(text) ? cursor.read(fractionPart) : null;
  if (!fraction) return value;
  const [n, d] = fraction.slice(1).filter((part) => part !== undefined);
  return sumOf(value, number(rational(BigInt(n!), BigInt(d!))));
}
