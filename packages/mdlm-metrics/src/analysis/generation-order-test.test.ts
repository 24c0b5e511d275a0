import { kendallTest } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes } from '../../test/arbitrary-trace.js';
import { generationOrderTau } from '../generation-order-tau.js';
import { replayTrace } from '../replay-trace.js';
import { traceFromFinalSteps } from '../trace-from-final-steps.js';
import { generationOrderTest } from './generation-order-test.js';

test('a swap among six: SciPy says 0.016666666666666666', () => {
  const result = generationOrderTest(traceFromFinalSteps([0, 1, 3, 2, 4, 5]));
  expect(result).toEqual({
    tau: expect.closeTo(13 / 15, 12),
    pValue: expect.closeTo(1 / 60, 12),
    method: 'exact',
    tokens: 6,
  });
});

test('tau is that of generationOrderTau, the p-value does not depend on the variant', () => {
  fc.assert(
    fc.property(decodes, fc.constantFrom('a', 'b', 'gamma', 'strict'), ({ trace }, variant) => {
      const { tau, pValue, tokens } = generationOrderTest(trace, { variant: variant as 'a' });
      const direct = generationOrderTau(trace, { variant: variant as 'a' });
      if (Number.isNaN(direct)) expect(tau).toBeNaN();
      else expect(tau).toBeCloseTo(direct, 12);
      expect(pValue).toEqual(generationOrderTest(trace).pValue);
      expect(tokens).toBeLessThanOrEqual(trace.length);
    }),
  );
});

test('against a difficulty: one entry per generated position, or per position of the canvas', () => {
  const { tau, pValue } = generationOrderTest(traceFromFinalSteps([2, 0, 1, 3]), { against: [30, 10, 20, 40] });
  expect(tau).toBeCloseTo(1, 12);
  expect(pValue).toBeCloseTo(1 / 12, 12); // 2 of 24 orders
  const prompted = { ...traceFromFinalSteps([null, 1, 0]), generated: [1, 3] as const };
  expect(generationOrderTest(prompted, { against: [5, 9, 8] }).tau).toBeCloseTo(1, 12);
  expect(generationOrderTest(prompted, { against: [9, 8] }).tau).toBeCloseTo(1, 12);
});

test('positions that do not count are left out of the difficulty, too', () => {
  fc.assert(
    fc.property(
      decodes,
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 14, maxLength: 14 }),
      ({ trace }, list) => {
        const against = list.slice(0, trace.length);
        const { finalStep } = replayTrace(trace);
        const known = Array.from(finalStep.keys()).filter((i) => finalStep[i]! >= 0);
        const expected = kendallTest(
          known.map((i) => against[i]!),
          known.map((i) => finalStep[i]!),
        );
        expect(generationOrderTest(trace, { against, until: 'canvas' })).toMatchObject(expected);
      },
    ),
  );
});

test('pairs that the difficulty ties count neither for nor against, but for a', () => {
  const trace = traceFromFinalSteps([0, 1, 2]);
  const at = (variant: 'a' | 'gamma' | 'strict') => generationOrderTest(trace, { against: [1, 1, 2], variant }).tau;
  expect(at('a')).toBeCloseTo(2 / 3, 12);
  expect(at('gamma')).toBe(1);
  expect(at('strict')).toBe(1);
});

test('undefined', () => {
  expect(generationOrderTest(traceFromFinalSteps([1, 1]))).toMatchObject({ tau: Number.NaN, pValue: Number.NaN });
  expect(generationOrderTest(traceFromFinalSteps([]))).toMatchObject({ tau: Number.NaN, tokens: 0 });
});

test('errors', () => {
  const trace = traceFromFinalSteps([0, 1, 1]);
  expect(() => generationOrderTest(trace, { against: [1] })).toThrow(
    'generationOrderTest: `against` must have one entry per generated position, or per position of the canvas (3), got [1].',
  );
  expect(() => generationOrderTest(trace, { variant: 'c' as never })).toThrow('`variant` must be');
  expect(() => generationOrderTest(trace, { method: 'exact' })).toThrow("not be 'exact' for values with ties");
  expect(() => generationOrderTest(trace, { against: [1, Number.NaN, 2] })).toThrow('must be a number, got NaN.');
});
