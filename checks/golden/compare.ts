/** One number, text, array or object that a case expects, beside what the package returned. */
export interface Comparison {
  what: string;
  actual: unknown;
  /** As JSON has it: `"NaN"`, `"Infinity"` and `"-Infinity"` stand for the numbers; `null` is not given and not compared. */
  expected: unknown;
  /** Relative to the expected number where that is larger than 1, absolute below. */
  tolerance: number;
}

/** Says where `actual` differs, or returns undefined. Objects may have more fields than expected, arrays not more entries. */
export function compare({ what, actual, expected, tolerance }: Comparison): string | undefined {
  if (expected === undefined) return `${what}: the case has no such expected value`;
  return difference(what, actual, expected, tolerance);
}

function difference(path: string, actual: unknown, expected: unknown, tolerance: number): string | undefined {
  if (expected === null) return undefined;
  if (typeof expected === 'object') return differentEntry(path, actual, expected, tolerance);
  const value = typeof expected === 'string' ? (named.get(expected) ?? expected) : expected;
  const same =
    Object.is(actual, value) ||
    (typeof value === 'number' &&
      typeof actual === 'number' &&
      Number.isFinite(value) &&
      Math.abs(actual - value) <= tolerance * Math.max(1, Math.abs(value)));
  return same ? undefined : `${path}: got ${show(actual)}, expected ${show(expected)} (tolerance ${tolerance})`;
}

function differentEntry(path: string, actual: unknown, expected: object, tolerance: number): string | undefined {
  if (typeof actual !== 'object' || actual === null) return `${path}: got ${show(actual)}, expected ${show(expected)}`;
  const length = (actual as { length?: unknown }).length;
  if (Array.isArray(expected) && length !== expected.length) {
    return `${path}: got ${length === undefined ? 'an object' : `${length} entries`}, expected ${expected.length} entries`;
  }
  for (const [key, value] of Object.entries(expected)) {
    const entry = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`;
    const found = difference(entry, (actual as Record<string, unknown>)[key], value, tolerance);
    if (found) return found;
  }
  return undefined;
}

/** Whether there is anything in `expected` that {@link compare} looks at. */
export function isGiven(expected: unknown): boolean {
  if (expected === null) return false;
  return typeof expected !== 'object' || Object.values(expected as object).some(isGiven);
}

const named = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

function show(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  const text = JSON.stringify(ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
