import { expect, test } from 'vitest';
import { rateEntityTypes, rateScore } from '../rate-score.js';
import { rateAffinities } from './rate-affinities.js';

test('are tables that rateScore takes, with another order for short reports', () => {
  const disease = { embeddings: [[1, 0]], types: ['disease'] };
  for (const affinity of Object.values(rateAffinities)) {
    expect(affinity.weights.map((row) => row.length)).toEqual(rateEntityTypes.map(() => rateEntityTypes.length));
    const absent = { embeddings: [[1, 0]], types: ['non-disease'] };
    expect(rateScore(disease, absent, { affinity }).score).toBeCloseTo(affinity.negationWeight, 12);
  }
  expect(rateAffinities.short).not.toEqual(rateAffinities.long);
});
