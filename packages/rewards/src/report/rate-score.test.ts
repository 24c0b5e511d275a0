import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateAffinities } from './data/rate-affinities.js';
import { rateEntityTypes, rateScore } from './rate-score.js';

const affinity = rateAffinities.long;

const entities = fc
  .array(
    fc.tuple(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      fc.constantFrom(...rateEntityTypes),
    ),
    {
      maxLength: 5,
    },
  )
  .map((pairs) => ({ embeddings: pairs.map(([e]) => e), types: pairs.map(([, type]) => type) }));

test('from 0 to 1 for embeddings without negative entries; swapping the sides swaps the parts', () => {
  fc.assert(
    fc.property(entities, entities, (a, b) => {
      const { score, precision, recall } = rateScore(a, b, { affinity });
      expect(score >= 0 && score <= 1 + 1e-12).toBe(true);
      const swapped = rateScore(b, a, { affinity });
      expect([swapped.precision, swapped.recall]).toEqual([recall, precision]);
    }),
  );
});

test('present against absent is damped by the negation weight, anatomy is not', () => {
  const of = (type: string) => ({ embeddings: [[1, 2]], types: [type] });
  const affinity = { weights: rateEntityTypes.map(() => [1, 1, 1, 1, 1]), negationWeight: 0.25 };
  const between = (a: string, b: string) => rateScore(of(a), of(b), { affinity }).score;
  expect(between('disease', 'non-abnormality')).toBeCloseTo(0.25, 12);
  expect(between('NON-DISEASE', 'abnormality')).toBeCloseTo(0.25, 12);
  expect(between('disease', 'abnormality')).toBeCloseTo(1, 12);
  expect(between('anatomy', 'non-disease')).toBeCloseTo(1, 12);
});

test('weights that are all 0, and embeddings of length 0, give 0', () => {
  const one = { embeddings: [[1, 0]], types: ['disease'] };
  const affinity = { weights: rateEntityTypes.map(() => [0, 0, 0, 0, 0]), negationWeight: 1 };
  expect(rateScore(one, one, { affinity }).score).toBe(0);
  expect(rateScore(one, { embeddings: [[0, 0]], types: ['disease'] }, { affinity }).score).toBe(0);
});

test('errors name the argument', () => {
  const one = { embeddings: [[1, 0]], types: ['disease'] };
  expect(() => rateScore(one, { embeddings: [[1]], types: ['disease'] }, { affinity })).toThrow(
    '`hypothesis.embeddings[0]` must',
  );
  expect(() => rateScore(one, { embeddings: [[1, 1]], types: [] }, { affinity })).toThrow(
    '`hypothesis.types` must have one entry',
  );
  expect(() => rateScore({ ...one, types: ['constructor'] }, one, { affinity })).toThrow(
    '`reference.types[0]` must be one of',
  );
  expect(() => rateScore({ ...one, embeddings: [[Number.NaN, 1]] }, one, { affinity })).toThrow(
    '`reference.embeddings[0][0]` must be',
  );
  const partial = { weights: affinity.weights.slice(1), negationWeight: 1 };
  expect(() => rateScore(one, one, { affinity: partial })).toThrow('`affinity.weights[4][0] (non-disease)` must be');
});
