import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A case of `programs.json`; every kind has its own fields. */
// biome-ignore lint/suspicious/noExplicitAny: as JSON has it
export type ProgramCase = Record<string, any>;

/** What verl and TRL gave, by kind. */
export function programCases(kind: string): ProgramCase[] {
  const path = new URL('golden/programs.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: ProgramCase[] };
  const found = cases.filter((program) => program.kind === kind);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** Compares numbers one by one, relative where they are larger than 1. */
export function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance = 1e-9): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries())
    expect(
      Math.abs(actual[i]! - value) / Math.max(1, Math.abs(value)),
      `entry ${i}: ${actual[i]}, ${value}`,
    ).toBeLessThanOrEqual(tolerance);
}
