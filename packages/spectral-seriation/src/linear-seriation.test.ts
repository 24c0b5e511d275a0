import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances } from '../test/inputs.js';
import { linearSeriation } from './linear-seriation.js';

test('loss and merit add up to n times the sum of all distances', () => {
  fc.assert(
    fc.property(orderedDistances(), ({ distance, order }) => {
      const total = distance.flat().reduce((sum, value) => sum + value, 0);
      const loss = linearSeriation(distance, order);
      const merit = linearSeriation(distance, order, { form: 'merit' });
      expect(loss + merit).toBeCloseTo(distance.length * total, 8);
    }),
  );
});

test('refuses an unknown form', () => {
  expect(() => linearSeriation([], [], { form: 'gain' as never })).toThrow(
    "linearSeriation: `form` must be 'loss' | 'merit', got \"gain\".",
  );
});
