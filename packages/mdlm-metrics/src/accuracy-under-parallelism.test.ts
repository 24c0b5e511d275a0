import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracyUnderParallelism, type ParallelismPoint } from './accuracy-under-parallelism.js';

test('one point is the rectangle below it', () => {
  expect(accuracyUnderParallelism([[3, 50]])).toBe(150);
});

test('without lost accuracy it is the area under the curve', () => {
  expect(
    accuracyUnderParallelism([
      [1, 70],
      [4, 70],
    ]),
  ).toBe(280);
});

test('two points, written out', () => {
  // 1 * 80 + (3 - 1) (76 exp(-3 (1 - 76 / 80)) + 80) / 2
  const expected = 80 + 76 * Math.exp(-0.15) + 80;
  expect(
    accuracyUnderParallelism([
      [3, 76],
      [1, 80],
    ]),
  ).toBeCloseTo(expected, 12);
});

test('a point that loses more than the tolerance is left out; on its edge it stays', () => {
  expect(
    accuracyUnderParallelism([
      [1, 80],
      [9, 74.9],
    ]),
  ).toBe(80);
  expect(
    accuracyUnderParallelism([
      [1, 80],
      [9, 75],
    ]),
  ).toBeGreaterThan(80);
  expect(
    accuracyUnderParallelism(
      [
        [1, 80],
        [9, 70],
      ],
      { tolerance: 10 },
    ),
  ).toBeGreaterThan(80);
});

test('accuracy above the given maximum weighs 1, all 0 is 0, nothing is NaN', () => {
  expect(
    accuracyUnderParallelism(
      [
        [1, 80],
        [2, 80],
      ],
      { maxAccuracy: 70 },
    ),
  ).toBe(160);
  expect(
    accuracyUnderParallelism([
      [1, 0],
      [2, 0],
    ]),
  ).toBe(0);
  expect(accuracyUnderParallelism([])).toBeNaN();
});

test('the order of the points does not matter, more punishment is never more area', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 60, max: 100 })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(points, fc.integer({ min: 0, max: 9 }), (list, alpha) => {
      const distinct = [...new Map(list.map((point) => [point[0], point] as const)).values()] as ParallelismPoint[];
      const area = accuracyUnderParallelism(distinct, { alpha });
      expect(accuracyUnderParallelism(distinct.slice().reverse(), { alpha })).toBeCloseTo(area, 9);
      expect(accuracyUnderParallelism(distinct, { alpha: alpha + 1 })).toBeLessThanOrEqual(area + 1e-9);
    }),
  );
});

test('errors', () => {
  const aup = accuracyUnderParallelism;
  expect(() => aup([[0, 50]])).toThrow('accuracyUnderParallelism: `points[0][0]` must be a finite number of at least');
  expect(() => aup([[1, 101]])).toThrow('`points[0][1]` must be a finite number from 0 to 100, got 101.');
  expect(() => aup([[1, Number.NaN]])).toThrow('`points[0][1]` must be a finite number from 0 to 100, got NaN.');
  expect(() => aup([[1, 1]], { alpha: -1 })).toThrow('`alpha` must be a finite number of at least 0, got -1.');
  expect(() => aup([[1, 1]], { tolerance: -1 })).toThrow('`tolerance` must be a finite number of at least 0, got -1.');
  expect(() => aup([[1, 1]], { maxAccuracy: 0 })).toThrow('`maxAccuracy` must be above 0 and at most 100, got 0.');
});
