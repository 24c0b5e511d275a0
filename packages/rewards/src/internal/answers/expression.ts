import { type Rational, rational } from './rational.js';

/** A formula as it was written. */
export type Expression =
  | { op: 'number'; value: Rational }
  | { op: 'symbol'; name: string }
  | { op: '+' | '*' | '^'; args: [Expression, Expression] }
  | { op: 'call'; name: string; args: Expression[] };

export const number = (value: Rational): Expression => ({ op: 'number', value });
export const symbol = (name: string): Expression => ({ op: 'symbol', name });
export const call = (name: string, args: Expression[]): Expression => ({ op: 'call', name, args });
export const sumOf = (a: Expression, b: Expression): Expression => ({ op: '+', args: [a, b] });
export const productOf = (a: Expression, b: Expression): Expression => ({ op: '*', args: [a, b] });
export const powerOf = (a: Expression, b: Expression): Expression => ({ op: '^', args: [a, b] });
export const negative = (a: Expression): Expression => productOf(number(rational(-1n)), a);
export const reciprocal = (a: Expression): Expression => powerOf(a, number(rational(-1n)));
