import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import type { heNormal } from '../src/index.js';
import { useDevice } from './devices.js';
import { momentsOf } from './statistics.js';

/** Tests of an initialiser: the variance that it is defined by, the shape of its distribution, seeds and streams. */
export function testInitializer(
  initialize: typeof heNormal,
  distribution: 'normal' | 'uniform',
  variance: (fanIn: number, fanOut: number) => number,
): void {
  beforeAll(() => useDevice('cpu'));

  test.each([
    [[40, 60], 40, 60],
    [[3, 5, 10, 20], 150, 300],
    [[2000], 2000, 2000],
  ])('%j has the variance that its fans ask for', async (shape, fanIn, fanOut) => {
    const { mean, deviation, values } = await momentsOf(initialize(shape, 7));
    const expected = Math.sqrt(variance(fanIn, fanOut));
    expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.06);
    expect(Math.abs(mean / expected)).toBeLessThan(0.06);
    if (distribution === 'normal') {
      // about 5 % of normal numbers lie beyond two deviations
      const beyond = values.filter((value) => Math.abs(value) > 2 * expected).length / values.length;
      expect(beyond).toBeCloseTo(0.0455, 1.7);
    } else {
      const bound = expected * Math.sqrt(3); // a uniform number up to b has the variance b² / 3
      const largest = Math.max(...values.map(Math.abs));
      expect(largest).toBeLessThanOrEqual(bound * (1 + 1e-7));
      expect(largest).toBeGreaterThan(bound * 0.99);
    }
  });

  test('seeds and streams', async () => {
    expect(await initialize([2, 3], 5).data()).toEqual(await initialize([2, 3], createRandom(5)).data());
    expect(initialize([], 1).shape).toEqual([]);
    expect(initialize([0, 3], 1).shape).toEqual([0, 3]);
    expect(() => initialize([-1], 1)).toThrow('`shape` must be an integer of at least 0, got -1.');
  });
}
