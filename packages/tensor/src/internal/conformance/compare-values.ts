import type { Tolerance } from '../../testing/conformance-case.js';

/** The worst of all entries. */
export interface ValueDifference {
  /** As a share of what is tolerated; `Infinity` for NaN or an infinity in the wrong place. */
  error: number;
  /** Which entry, what it is and what it should be. */
  message: string;
}

/** Compares entries: NaN equals NaN, infinities have to be the same, numbers are compared within the tolerance. */
export function compareValues(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  { relative, absolute }: Tolerance,
): ValueDifference {
  if (actual.length !== expected.length)
    return { error: Number.POSITIVE_INFINITY, message: `${actual.length} entries instead of ${expected.length}` };
  let worst: ValueDifference = { error: 0, message: '' };
  for (let i = 0; i < expected.length; i++) {
    const a = actual[i] as number;
    const b = expected[i] as number;
    if (Object.is(a, b) || a === b) continue;
    const difference = Math.abs(a - b);
    const share = Number.isFinite(difference) ? difference / (absolute + relative * Math.abs(b)) : difference;
    const error = Number.isNaN(share) ? Number.POSITIVE_INFINITY : share;
    if (error > worst.error) worst = { error, message: `entry ${i} is ${round(a)} instead of ${round(b)}` };
  }
  return worst;
}

function round(x: number): string {
  return String(Number(x.toPrecision(8)));
}
