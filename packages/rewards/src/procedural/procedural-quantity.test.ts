import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSteps } from './parse-steps.js';
import { proceduralQuantity } from './procedural-quantity.js';

const shapes = ['ratio', 'capped', 'linear'] as const;
const count = fc.nat(40);
const expected = fc.integer({ min: 1, max: 20 });

test('1 exactly at the template’s number, 0 without steps, never outside [0, 1], never rising with the distance', () => {
  fc.assert(
    fc.property(count, expected, fc.constantFrom(...shapes), (n, N, shape) => {
      const at = (steps: number) => proceduralQuantity(steps, N, { shape });
      expect(at(N)).toBe(1);
      expect(at(0)).toBe(0);
      expect(at(n)).toBeGreaterThanOrEqual(0);
      expect(at(n)).toBeLessThanOrEqual(1);
      if (n < N) expect(at(n)).toBeLessThanOrEqual(at(n + 1));
      if (n > N && shape !== 'capped') expect(at(n)).toBeLessThan(at(n - 1) || 1);
      if (n > N && shape === 'capped') expect(at(n)).toBe(1);
    }),
  );
});

test('the ratio is symmetric: half as many steps cost as much as twice as many', () => {
  fc.assert(
    fc.property(expected, expected, (n, N) => {
      expect(proceduralQuantity(n, N)).toBe(proceduralQuantity(N, n));
    }),
  );
});

test('repeated steps do not help to reach N, and count beyond it', () => {
  const { steps } = parseSteps('1. Walls thick\n2. Strain low\n3. walls: THICK\n4. Strain low.');
  expect(proceduralQuantity(steps, 4)).toBe(0.5);
  expect(proceduralQuantity(steps, 2)).toBe(0.5);
  expect(proceduralQuantity(steps, 4, { shape: 'capped' })).toBe(0.5);
  expect(proceduralQuantity(steps, 3, { shape: 'linear' })).toBeCloseTo(1 - 2 / 3, 12);
  for (const shape of shapes) expect(proceduralQuantity(steps, 4, { shape, repeats: 'count' })).toBe(1);
});

test('a template instead of its number of steps', () => {
  expect(proceduralQuantity(1, { steps: [{ title: 'Walls' }, { title: 'Strain' }] })).toBe(0.5);
});

test('bad input', () => {
  expect(() => proceduralQuantity(1, 0)).toThrow('proceduralQuantity: `template` must be an integer');
  expect(() => proceduralQuantity(1, { steps: [] })).toThrow('`template.steps.length` must be an integer');
  expect(() => proceduralQuantity(-1, 1)).toThrow('`steps` must be an integer');
  expect(() => proceduralQuantity('1' as never, 1)).toThrow('`steps` must be an array of steps or their number');
  expect(() => proceduralQuantity(1, 1, { shape: 'square' as never })).toThrow(
    "`shape` must be 'ratio' | 'capped' | 'linear'",
  );
  expect(() => proceduralQuantity(1, 1, { repeats: 'drop' as never })).toThrow(
    "`repeats` must be 'penalize' | 'count'",
  );
});
