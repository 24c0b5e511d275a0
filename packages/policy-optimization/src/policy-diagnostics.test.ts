import { expect, test } from 'vitest';
import { policyDiagnostics } from './index.js';

/** Log-probabilities under which a policy of probability 1 has the given ratios. */
const logs = (rows: number[][]) => rows.map((row) => row.map(Math.log));

test('what is clipped, and where', () => {
  const ratios = [
    [0.5, 1, 1.5, 4],
    [0.5, 1, 1.5, 4],
    [9, 9, 1, 1],
  ];
  const zeros = ratios.map((row) => row.map(() => 0));
  const mask = [
    [1, 1, 1, 1],
    [1, 1, 1, 1],
    [0, 0, 1, 1],
  ];
  const found = policyDiagnostics(logs(ratios), zeros, [1, -1, 0], { mask, dualClip: 3 });
  expect(found.tokens).toBe(10);
  expect(found.clipFractionHigh).toBeCloseTo(0.2, 12); // 1.5 and 4 of the first
  expect(found.clipFractionLow).toBeCloseTo(0.1, 12); // 0.5 of the second
  expect(found.clipFraction).toBeCloseTo(0.3, 12);
  expect(found.dualClipFraction).toBeCloseTo(0.1, 12); // 4 of the second
  expect(found.zeroAdvantageFraction).toBeCloseTo(0.2, 12);
  expect(found.ratioMin).toBeCloseTo(0.5, 12);
  expect(found.ratioMax).toBeCloseTo(4, 12);
  expect(found.ratioMean).toBeCloseTo(1.6, 12); // (7 + 7 + 2) / 10
  // squares: 0.25 + 1 + 2.25 + 16 twice, and 2
  expect(found.effectiveSampleFraction).toBeCloseTo(16 ** 2 / (10 * 41), 12);
});

test('divergence, entropy and the reference', () => {
  const found = policyDiagnostics([[-1, -2]], [[-1.5, -1]], [1], {
    referenceLogprobs: [[-1, -1]],
    entropies: [[0.5, 1]],
  });
  expect(found.approximateKl).toBeCloseTo((-0.5 + 1) / 2, 12);
  expect(found.sampledEntropy).toBe(1.5);
  expect(found.entropy).toBe(0.75);
  expect(found.referenceKl).toBeCloseTo((Math.E - 2) / 2, 12);
  expect(policyDiagnostics([[-1]], [[-1]], [1])).not.toHaveProperty('entropy');
});

test('ranges of single completions, and ratios of sequences', () => {
  const ratios = [[1.15], [1.15]];
  expect(policyDiagnostics(logs(ratios), [[0], [0]], [1, 1], { clipHigh: [0.2, 0.1] }).clipFraction).toBe(0.5);
  const { ratioMax } = policyDiagnostics(logs([[4, 1]]), [[0, 0]], [1], { level: 'sequence' });
  expect(ratioMax).toBeCloseTo(2, 12);
});

test('where nothing counts there is nothing to say', () => {
  const { tokens, clipFraction, ratioMin, effectiveSampleFraction } = policyDiagnostics([[-1]], [[-1]], [1], {
    mask: [[0]],
  });
  expect(tokens).toBe(0);
  expect([clipFraction, ratioMin, effectiveSampleFraction]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test('errors name the argument', () => {
  expect(() => policyDiagnostics([[1]], [[1, 2]], [1])).toThrow(
    'policyDiagnostics: `oldLogprobs[0]` must have 1 entries',
  );
  expect(() => policyDiagnostics([[1]], [[1]], [1, 2])).toThrow('`advantages` must have one entry per completion (1)');
  expect(() => policyDiagnostics([[1]], [[1]], [1], { entropies: [[Number.NaN]] })).toThrow(
    '`entropies[0][0]` must be',
  );
});
