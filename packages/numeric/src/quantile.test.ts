import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from './quantile.js';

const numbers = fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { minLength: 1, maxLength: 50 });

test('q = 0 and 1 are the ends, and it does not decrease with q', () => {
  fc.assert(
    fc.property(numbers, fc.array(fc.double({ noNaN: true, min: 0, max: 1 })), (values, q) => {
      const ascending = Float64Array.from(q).sort();
      const [first, ...rest] = quantile(values, [0, ...ascending, 1]);
      expect(first).toBe(quantile(values, 0));
      expect(first! + 0).toBe(Math.min(...values) + 0);
      let previous = first!;
      for (const value of rest) {
        expect(value).toBeGreaterThanOrEqual(previous);
        previous = value;
      }
      expect(previous + 0).toBe(Math.max(...values) + 0);
    }),
  );
});

test('several shares equal one at a time, and sorted values equal unsorted ones', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const q = [0.9, 0.1, 0.5, 0.123];
      const together = quantile(values, q);
      expect([...together]).toEqual(q.map((share) => quantile(values, share)));
      expect(quantile(Float64Array.from(values).sort(), q, { sorted: true })).toEqual(together);
    }),
  );
});

test('the input is left alone', () => {
  const values = Float64Array.of(3, 1, 2);
  expect(quantile(values, 0.5)).toBe(2);
  expect(values).toEqual(Float64Array.of(3, 1, 2));
});

test('infinities take part in the order', () => {
  expect([...quantile([Infinity, 1, 2, -Infinity, Infinity], [0, 0.25, 0.6, 1])]).toEqual([
    -Infinity,
    1,
    Infinity,
    Infinity,
  ]);
  expect(quantile([-Infinity, Infinity], 0.5)).toBeNaN();
  expect(quantile([-1e308, 1e308], 0.5)).toBe(0);
});

test('no values have NaN as quantile, and one value is every quantile', () => {
  expect(quantile([], 0.5)).toBeNaN();
  expect(quantile([4], [0, 0.3, 1])).toEqual(Float64Array.of(4, 4, 4));
  expect(quantile([4], [])).toEqual(new Float64Array(0));
});

test('bad input is refused', () => {
  expect(() => quantile([1, Number.NaN], 0.5)).toThrow('quantile: `values[1]` must be a number, got NaN.');
  expect(() => quantile([1], 1.1)).toThrow('quantile: `q` must be a finite number from 0 to 1, got 1.1.');
  expect(() => quantile([1], [0.5, Number.NaN])).toThrow(
    'quantile: `q[1]` must be a finite number from 0 to 1, got NaN.',
  );
});
