import fc from 'fast-check';
import { expect, test } from 'vitest';
import { severityAwareImpression } from './severity-aware-impression.js';

test('the formula, for any sets, costs and severities', () => {
  const set = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'constructor', '__proto__'));
  const cost = fc.double({ min: 0, max: 2, noNaN: true });
  const severities = new Map([
    ['a', 1],
    ['b', 3],
    ['constructor', 0.5],
    ['__proto__', 2],
  ]);
  fc.assert(
    fc.property(set, set, cost, cost, (reference, hypothesis, missedCost, extraCost) => {
      const severity = (label: string) => severities.get(label)!;
      const { score } = severityAwareImpression(reference, hypothesis, { severity, missedCost, extraCost });
      let [total, lost] = [0, 0];
      for (const [label, weight] of severities) {
        const [wanted, given] = [reference.includes(label), hypothesis.includes(label)];
        if (wanted || given) total += weight;
        if (wanted && !given) lost += missedCost * weight;
        if (!wanted && given) lost += extraCost * weight;
      }
      expect(score).toBeCloseTo(total === 0 ? 1 : 1 - lost / total, 12);
    }),
  );
});

test('an error about a critical finding weighs twice by default, in both directions', () => {
  const critical = ['Large pneumothorax'];
  const both = ['Edema', 'Large pneumothorax'];
  expect(severityAwareImpression(both, ['Edema']).score).toBe(0.5);
  expect(severityAwareImpression(both, ['Edema'], { critical }).score).toBeCloseTo(1 / 3, 12);
  expect(severityAwareImpression(['Edema'], both, { critical })).toEqual({
    score: 1 - 2 / 3,
    missed: [],
    extra: [both[1]],
  });
});

test('errors name the argument', () => {
  expect(() => severityAwareImpression([], [], { extraCost: -1 })).toThrow('`extraCost` must be a finite number');
  expect(() => severityAwareImpression(['x'], [], { severity: () => 0 })).toThrow(
    "severityAwareImpression: `severity('x')` must be a finite number above 0, got 0.",
  );
});
