import fc from 'fast-check';
import { expect, test } from 'vitest';
import { semanticGrounding } from './semantic-grounding.js';

const row = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 3, maxLength: 3 });
const rows = fc.array(row, { minLength: 1, maxLength: 5 });

test('from 0 to 1 for any finite numbers, whatever their scale', () => {
  fc.assert(
    fc.property(rows, rows, fc.constantFrom('max' as const, 'mean' as const), (steps, visuals, pool) => {
      const reward = semanticGrounding(steps, visuals, { pool, floor: -1 });
      expect(reward).toBeGreaterThanOrEqual(0);
      expect(reward).toBeLessThanOrEqual(1);
    }),
  );
  expect(semanticGrounding([[1e-300, 0]], [[1e300, 0]])).toBe(1);
  expect(semanticGrounding([[5e-324, 0]], [[1.7e308, 0]])).toBe(1);
});

test('the same rows give 1, opposite ones 0, and the scale of a row does not matter', () => {
  expect(semanticGrounding([[3, 4]], [[0.3, 0.4]])).toBeCloseTo(1, 12);
  expect(semanticGrounding([[3, 4]], [[-3, -4]])).toBe(0);
  expect(semanticGrounding([[3, 4]], [[-3, -4]], { floor: -1 })).toBeCloseTo(0, 12);
});

test('max takes the best clip for each step, mean all of them', () => {
  // cosines: 1 and 0 for the first step, 0.6 and 0.8 for the second
  const [steps, clips] = [
    [
      [1, 0],
      [3, 4],
    ],
    [
      [1, 0],
      [0, 2],
    ],
  ];
  expect(semanticGrounding(steps, clips)).toBeCloseTo((1 + 0.8) / 2, 12);
  expect(semanticGrounding(steps, clips, { pool: 'mean' })).toBeCloseTo((0.5 + 0.7) / 2, 12);
  expect(semanticGrounding(steps, clips, { floor: 0.5, ceiling: 0.9 })).toBe(1);
});

test('no steps give 0, and a zero vector has cosine 0 with everything', () => {
  expect(semanticGrounding([], [[1, 0]])).toBe(0);
  expect(
    semanticGrounding(
      [
        [0, 0],
        [1, 0],
      ],
      [[1, 0]],
    ),
  ).toBe(0.5);
});

test('bad input', () => {
  expect(() => semanticGrounding([], [])).toThrow('`visualEmbeddings` must have at least one row');
  expect(() => semanticGrounding([[1]], [[1, 0]])).toThrow(
    'semanticGrounding: `stepEmbeddings[0]` must have as many entries as the others (2), got [1].',
  );
  expect(() => semanticGrounding([[1]], [[Number.NaN]])).toThrow('`visualEmbeddings[0][0]` must be a finite number');
  expect(() => semanticGrounding([[1]], [[1]], { floor: 0.5, ceiling: 0.5 })).toThrow(
    '`floor` must be below `ceiling` (0.5)',
  );
  expect(() => semanticGrounding([[1]], [[1]], { pool: 'min' as never })).toThrow("`pool` must be 'max' | 'mean'");
});
