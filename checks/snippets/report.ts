import { matches, show, showPrinted } from './match.js';

/** What one claim came to, the last time its statement ran. */
export interface Outcome {
  claim: number;
  actual: string;
  holds: boolean;
}

let texts: string[] = [];
let outcomes: Outcome[] = [];

/** Called by the runner before a snippet, with the texts of its claims. */
export function begin(claims: string[]): void {
  texts = claims;
  outcomes = [];
}

/** Called by the runner behind a snippet: one outcome per evaluation. */
export function end(): Outcome[] {
  return outcomes;
}

/** `f(x); // 0.5`. A comment behind an expression without a value is prose. */
export function equals<T>(claim: number, value: T): T {
  const prose = value === undefined && !/^(undefined|throws)\b/.test(texts[claim]!);
  if (prose) outcomes.push({ claim, actual: 'undefined', holds: true });
  else settle(claim, show(value));
  return value;
}

/** `console.log(x); // 0.5` */
export function prints(claim: number, ...values: unknown[]): void {
  settle(claim, showPrinted(values));
}

/** `f(x); // throws ShapeError` */
export function throws(claim: number, act: () => unknown): void {
  try {
    settle(claim, `returns ${show(act())}`);
  } catch (error) {
    thrown(claim, error);
  }
}

/** `await f(x); // throws ShapeError` */
export async function rejects(claim: number, act: () => Promise<unknown>): Promise<void> {
  try {
    settle(claim, `returns ${show(await act())}`);
  } catch (error) {
    thrown(claim, error);
  }
}

function thrown(claim: number, error: unknown): void {
  const { name, message } = error instanceof Error ? error : { name: 'a value', message: show(error) };
  settle(claim, texts[claim]!.includes(':') ? `throws ${name}: ${message}` : `throws ${name}`);
}

function settle(claim: number, actual: string): void {
  outcomes.push({ claim, actual, holds: matches(actual, texts[claim]!) });
}
