import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from './random.js';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The largest distance between the shares of values below a point and the distribution function there, times sqrt(n). */
function kolmogorovSmirnov(values: number[], distribution: (value: number) => number): number {
  const sorted = Float64Array.from(values).sort();
  const gaps = Array.from(sorted, (value, i) => {
    const share = distribution(value);
    return Math.max((i + 1) / sorted.length - share, share - i / sorted.length);
  });
  return Math.max(...gaps) * Math.sqrt(sorted.length);
}

test('the same seed gives the same numbers for ever', () => {
  const random = createRandom(42);
  expect(draw(3, () => random.uniform())).toEqual([0.49357271046985607, 0.5036679795081749, 0.1406764161069144]);
  expect(draw(3, () => random.normal())).toEqual([0.7573106579045723, -0.04637758930120734, 0.9938716478487403]);
  expect(draw(5, () => random.integer(-9, 9))).toEqual([-7, 8, 4, 6, 2]);
  expect(random.integer(0, Number.MAX_SAFE_INTEGER)).toBe(985449264290730);
  expect([...random.permutation(8)]).toEqual([0, 6, 1, 3, 2, 5, 4, 7]);
  expect(random.fork().uniform()).toBe(0.8861169063128165);
});

test('seeds that differ, neighbours and beyond 32 bits too, give unrelated streams', () => {
  const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, -(2 ** 32), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  expect(new Set(seeds.map((seed) => createRandom(seed).uniform())).size).toBe(seeds.length);
  const first = draw(5000, () => 0).map((_, seed) => createRandom(seed).uniform());
  expect(kolmogorovSmirnov(first, (value) => value)).toBeLessThan(1.63); // 1 % critical value
  const steps = first.slice(1).map((value, i) => (value > first[i]! ? 1 : 0));
  expect(mean(steps)).toBeCloseTo(0.5, 1);
});

test('uniform numbers are uniform, within the bounds, and have 53 bits', () => {
  const random = createRandom(1);
  const values = draw(20_000, () => random.uniform());
  expect(kolmogorovSmirnov(values, (value) => value)).toBeLessThan(1.63);
  expect(values.some((value) => (value * 2 ** 53) % 2 === 1)).toBe(true);
  expect(values.every((value) => Number.isInteger(value * 2 ** 53))).toBe(true);
  const shifted = draw(20_000, () => random.uniform(-3, 5));
  expect(kolmogorovSmirnov(shifted, (value) => (value + 3) / 8)).toBeLessThan(1.63);
  expect(draw(1000, () => random.uniform(1, 1 + Number.EPSILON)).every((value) => value === 1)).toBe(true);
  expect(random.uniform(2, 2)).toBe(2);
});

test('normal numbers have the moments and the distribution of a normal variable', () => {
  const random = createRandom(2);
  const values = draw(100_000, () => random.normal());
  const moment = (power: number) => mean(values.map((value) => value ** power));
  expect(Math.abs(moment(1))).toBeLessThan(0.01);
  expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015);
  expect(Math.abs(moment(3))).toBeLessThan(0.03);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
  // scipy 1.10.1 norm.cdf at -3, -2, -1, 0, 1, 2, 3
  const oracle = [0.0013498980316300933, 0.022750131948179195, 0.15865525393145707, 0.5];
  oracle.push(
    ...oracle
      .slice(0, 3)
      .reverse()
      .map((share) => 1 - share),
  );
  oracle.forEach((share, i) => {
    const below = mean(values.map((value) => (value < i - 3 ? 1 : 0)));
    expect(Math.abs(below - share)).toBeLessThan(3.3 * Math.sqrt((share * (1 - share)) / values.length));
  });
  const scaled = draw(50_000, () => random.normal(-7, 0.5));
  expect(mean(scaled)).toBeCloseTo(-7, 2);
  expect(Math.sqrt(mean(scaled.map((value) => (value + 7) ** 2)))).toBeCloseTo(0.5, 2);
  expect(random.normal(3, 0)).toBe(3);
});

test('integers are uniform over both bounds for ranges of every size', () => {
  const random = createRandom(3);
  const counts = new Map<number, number>();
  for (let i = 0; i < 60_000; i++) {
    const value = random.integer(-2, 3);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(15.1); // 1 % critical value of 5 degrees of freedom
  expect(random.integer(4, 4)).toBe(4);
  for (const max of [2 ** 31, 2 ** 32 - 1, 2 ** 32, 3 * 2 ** 32, 2 ** 52, Number.MAX_SAFE_INTEGER]) {
    const values = draw(4000, () => random.integer(0, max));
    expect(values.every((value) => Number.isSafeInteger(value) && value >= 0 && value <= max)).toBe(true);
    expect(kolmogorovSmirnov(values, (value) => value / max)).toBeLessThan(1.63);
  }
});

test('every permutation of three is equally likely', () => {
  const random = createRandom(4);
  const counts = new Map<string, number>();
  for (let i = 0; i < 12_000; i++) {
    const name = random.shuffle(['a', 'b', 'c']).join('');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(150);
});

test('shuffle, sample and permutation keep the entries and leave the input alone', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), fc.nat(), (values, seed, wanted) => {
      const random = createRandom(seed);
      const before = [...values];
      expect(random.shuffle(values).sort((a, b) => a - b)).toEqual([...values].sort((a, b) => a - b));
      const count = wanted % (values.length + 1);
      const order = [...random.permutation(values.length)];
      expect(order.sort((a, b) => a - b)).toEqual(values.map((_, i) => i));
      const indices = random.sample(order, count);
      expect(indices.length).toBe(count);
      expect(new Set(indices).size).toBe(count);
      if (values.length > 0) expect(values).toContain(random.choice(values));
      expect(values).toEqual(before);
    }),
  );
});

test('typed arrays keep their type, other lists become arrays', () => {
  const random = createRandom(5);
  expect(random.shuffle(Float32Array.of(1, 2, 3))).toBeInstanceOf(Float32Array);
  expect(random.sample(Int32Array.of(1, 2, 3), 2)).toBeInstanceOf(Int32Array);
  expect(random.sample(Int32Array.of(1, 2, 3), 2).length).toBe(2);
  expect(Array.isArray(random.shuffle('abc'))).toBe(true);
  expect(random.permutation(0)).toEqual(new Int32Array(0));
});

test('a fork is reproducible and independent of what its parent draws later', () => {
  const parent = createRandom(6);
  const first = parent.fork();
  const second = parent.fork();
  const again = createRandom(6).fork();
  parent.uniform();
  const values = draw(2000, () => first.uniform());
  expect(draw(2000, () => again.uniform())).toEqual(values);
  const others = draw(2000, () => second.uniform());
  const product = mean(values.map((value, i) => (value - 0.5) * (others[i]! - 0.5)));
  expect(Math.abs(product) * 12 * Math.sqrt(2000)).toBeLessThan(3);
});

test.each<[string, () => unknown, string]>([
  ['seed', () => createRandom(0.5), 'createRandom: `seed` must be an integer, got 0.5.'],
  ['min', () => createRandom(0).uniform(Number.NaN), 'uniform: `min` must be a finite number, got NaN.'],
  ['max', () => createRandom(0).uniform(1, 0), 'uniform: `max` must be a finite number of at least 1, got 0.'],
  [
    'deviation',
    () => createRandom(0).normal(0, -1),
    'normal: `standardDeviation` must be a finite number of at least 0',
  ],
  ['integer', () => createRandom(0).integer(3, 2), 'integer: `max` must be an integer of at least 3, got 2.'],
  [
    'range',
    () => createRandom(0).integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    'integer: `max` must exceed `min` by less than 2^53, got 9007199254740991.',
  ],
  ['choice', () => createRandom(0).choice([]), 'choice: `values` must have at least one entry, got [].'],
  ['sample', () => createRandom(0).sample([1], 2), 'sample: `count` must be an integer from 0 to 1, got 2.'],
  ['size', () => createRandom(0).permutation(-1), 'permutation: `size` must be an integer from 0 to'],
])('a bad %s is refused', (_, call, message) => {
  expect(call).toThrow(message);
});
