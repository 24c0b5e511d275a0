import { inspect } from 'node:util';

/** A value as a document shows it: like Node prints it, on one line, typed arrays as plain ones. */
export function show(value: unknown): string {
  return inspect(plain(value), {
    depth: null,
    breakLength: Number.POSITIVE_INFINITY,
    compact: true,
    maxArrayLength: null,
    maxStringLength: null,
  });
}

/** What `console.log` would print of `values`. */
export function showPrinted(values: unknown[]): string {
  return values.map((value) => (typeof value === 'string' ? value : show(value))).join(' ');
}

/**
 * Whether `claim` describes `actual`. Spaces and the kind of quotes do not matter; `…` stands for anything. A number with decimals
 * or an exponent may differ by half a unit of its last digit, a whole number not at all.
 */
export function matches(actual: string, claim: string): boolean {
  return matchFrom(tokens(actual), 0, tokens(claim.replace(/^[≈~]\s*/, '')), 0);
}

function matchFrom(actual: string[], i: number, claim: string[], j: number): boolean {
  for (; j < claim.length; i++, j++) {
    if (claim[j] === '…') {
      if (j === claim.length - 1) return true;
      for (let k = i; k < actual.length; k++) if (matchFrom(actual, k, claim, j + 1)) return true;
      return false;
    }
    if (i >= actual.length || !sameToken(actual[i]!, claim[j]!)) return false;
  }
  return i === actual.length;
}

function sameToken(actual: string, claim: string): boolean {
  if (actual === claim) return true;
  const shown = /^[-+]?\d*\.?(\d*)(?:e([-+]?\d+))?$/i.exec(claim);
  if (!shown || !isNumber(actual)) return false;
  const [, decimals = '', exponent] = shown;
  if (!claim.includes('.') && exponent === undefined) return Number(actual) === Number(claim);
  const unit = 10 ** (Number(exponent ?? 0) - decimals.length);
  const rounding = Number.EPSILON * Math.abs(Number(claim)) * 0.25;
  return Math.abs(Number(actual) - Number(claim)) <= unit / 2 + rounding;
}

function isNumber(token: string): boolean {
  return /\d$/.test(token) && !Number.isNaN(Number(token));
}

const arrayName = /\b(?:Array|(?:Big)?(?:Ui|I)nt\d+(?:Clamped)?Array|Float\d+Array)(?:\(\d+\))?\s*(?=\[)/g;
const token = /…|\.\.\.|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[\p{L}_$][\p{L}\d_$]*|\S/giu;

function tokens(text: string): string[] {
  const found = text.replaceAll(arrayName, '').match(token) ?? [];
  return found.map((each) => (each === '...' ? '…' : each === '"' || each === '`' ? "'" : each));
}

/** Typed arrays to plain ones, in plain objects and arrays at any depth. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as unknown as ArrayLike<number>);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}
