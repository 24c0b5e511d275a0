import { ShapeError } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskOverlap } from './index.js';

test('what counts is not 0; empty masks agree, and differ from all others', () => {
  expect(maskOverlap([2, 0, true as never], [1, 1, 0])).toEqual({ dice: 0.5, jaccard: 1 / 3 });
  expect(maskOverlap([0, 0], [0, 0])).toEqual({ dice: 1, jaccard: 1 });
  expect(maskOverlap([1, 0], [0, 0])).toEqual({ dice: 0, jaccard: 0 });
  expect(() => maskOverlap([1], [1, 0])).toThrow(ShapeError);
});

test('symmetric, and each follows from the other', () => {
  const masks = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1 });
  fc.assert(
    fc.property(masks, (pairs) => {
      const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
      const { dice, jaccard } = maskOverlap(a, b);
      expect(maskOverlap(b, a)).toEqual({ dice, jaccard });
      expect(jaccard).toBeCloseTo(dice / (2 - dice), 12);
    }),
  );
});
