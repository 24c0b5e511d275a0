import { readFileSync } from 'node:fs';
import { grads, type NestedArray, type Tensor, tensor } from '@cairn-ml/tensor';
import { expect } from 'vitest';

/** A case of the oracle; every kind has its own fields. */
// biome-ignore lint/suspicious/noExplicitAny: as JSON has it
export type GoldenCase = Record<string, any>;

/** The cases of one kind. */
export function goldenCases(file: 'clss' | 'contrastive-losses', kind: string): GoldenCase[] {
  const { cases } = JSON.parse(readFileSync(new URL(`golden/${file}.json`, import.meta.url), 'utf8')) as {
    cases: GoldenCase[];
  };
  const found = cases.filter((oracleCase) => oracleCase.kind === kind);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** Compares a loss and its gradient with those of the oracle (null: not given). */
export async function expectLossAndGradient(
  loss: (x: Tensor) => Tensor,
  at: NestedArray,
  expected: { loss: number | null; gradient: NestedArray | null },
  tolerance = 2e-5,
): Promise<void> {
  const x = tensor(at) as Tensor;
  const value = loss(x);
  const [gradient] = grads(loss)([x]);
  if (expected.loss !== null) expectNear((await value.data())[0]!, expected.loss, tolerance);
  const wanted = (expected.gradient as unknown[] | null)?.flat(3) as (number | null)[] | undefined;
  for (const [k, entry] of [...(await gradient!.data())].entries())
    if (wanted?.[k] !== null && wanted?.[k] !== undefined) expectNear(entry, wanted[k]!, tolerance);
}

function expectNear(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected) / Math.max(1, Math.abs(expected))).toBeLessThanOrEqual(tolerance);
}
