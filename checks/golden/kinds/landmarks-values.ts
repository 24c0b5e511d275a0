import type { GoldenCase } from '../cases.js';
import type { Comparison } from '../compare.js';

/** Every expected field; what has no counterpart is a failure. */
export function compareAll({ expected, tol = 1e-9 }: GoldenCase, actual: GoldenCase): Comparison[] {
  return Object.entries(expected).map(([what, value]) => ({
    what,
    actual: actual[what],
    expected: value,
    tolerance: tol,
  }));
}

/** Coordinates of landmarks, null or "NaN" for missing ones. */
export function pointsOf(points: unknown[]): number[] {
  return (points.flat(9) as (number | string | null)[]).map((value) => (value === null ? Number.NaN : Number(value)));
}

export function chunks<T>(values: ArrayLike<T>, length: number): T[][] {
  return Array.from({ length: values.length / length }, (_, i) =>
    Array.from({ length }, (_, j) => values[i * length + j]!),
  );
}
