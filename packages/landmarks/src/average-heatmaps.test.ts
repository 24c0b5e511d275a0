import { expect, test } from 'vitest';
import { averageHeatmaps } from './average-heatmaps.js';

test('the mean, number by number, in the type of the first', () => {
  expect(averageHeatmaps([Float32Array.of(1, 2), [3, 5], Float64Array.of(2, 2)])).toEqual(Float32Array.of(2, 3));
  expect(averageHeatmaps([[1, 4]])).toEqual(Float64Array.of(1, 4));
});

test('bad input is refused', () => {
  expect(() => averageHeatmaps([])).toThrow('averageHeatmaps: `outputs` must have at least one entry, got [0].');
  expect(() => averageHeatmaps([[1, 2], [1]])).toThrow(
    'averageHeatmaps: `outputs[1]` must have as many numbers as `outputs[0]` (2), got [1].',
  );
});
