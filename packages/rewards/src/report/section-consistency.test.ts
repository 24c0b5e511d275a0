import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sectionConsistency } from './section-consistency.js';

const labels = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__'));

test('the formula, for any sets and weights', () => {
  const weight = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(labels, labels, labels, weight, weight, (F, I, C, lambda, mu) => {
      const options = { critical: C, hallucinationWeight: lambda, omissionWeight: mu };
      const { score, hallucinated, omitted } = sectionConsistency(F, I, options);
      const invented = I.filter((label) => !F.includes(label));
      const grave = F.filter((label) => C.includes(label));
      const left = grave.filter((label) => !I.includes(label));
      const subset = I.length === 0 ? Number(F.length === 0) : (I.length - invented.length) / I.length;
      const penalty =
        (lambda * invented.length) / Math.max(1, I.length) + (mu * left.length) / Math.max(1, grave.length);
      expect(score).toBeCloseTo(subset - penalty, 12);
      expect([hallucinated, omitted]).toEqual([invented, left]);
    }),
  );
});

test('an impression of the findings has 1; one without labels is an option', () => {
  expect(sectionConsistency(['Edema'], ['Edema']).score).toBe(1);
  expect(sectionConsistency([], []).score).toBe(1);
  expect(sectionConsistency(['Edema'], []).score).toBe(0);
  expect(sectionConsistency(['Edema'], [], { emptyImpression: 0.5 }).score).toBe(0.5);
  expect(sectionConsistency(['Edema'], []).omitted).toEqual([]);
});

test('errors name the argument', () => {
  expect(() => sectionConsistency([], [], { omissionWeight: -1 })).toThrow('`omissionWeight` must be a finite number');
  expect(() => sectionConsistency([], [], { emptyImpression: 2 })).toThrow('`emptyImpression` must be a finite number');
});
