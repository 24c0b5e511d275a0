import { expect, test } from 'vitest';
import { expectSelectionErrors } from '../test/selections.js';
import { entropyBand } from './entropy-band.js';

const entropies = [
  [0, 1, 2, 3, 4],
  [10, 20],
];

test('quantiles of the batch, or of each response', () => {
  // numpy.quantile([0, 1, 2, 3, 4, 10, 20], [0.25, 0.75]) is [1.5, 7]
  expect(entropyBand(entropies, { low: 0.25, high: 0.75 })).toEqual({
    low: Float64Array.of(1.5, 1.5),
    high: Float64Array.of(7, 7),
  });
  expect(entropyBand(entropies, { low: 0.25, high: 0.75, per: 'response' })).toEqual({
    low: Float64Array.of(1, 12.5),
    high: Float64Array.of(3, 17.5),
  });
});

test('NaN where no token counts', () => {
  const options = {
    mask: [
      [0, 0, 0, 0, 0],
      [1, 1],
    ],
    per: 'response',
  } as const;
  expect(entropyBand(entropies, { ...options, low: 0, high: 1 })).toEqual({
    low: Float64Array.of(Number.NaN, 10),
    high: Float64Array.of(Number.NaN, 20),
  });
  expect(entropyBand([])).toEqual({ low: new Float64Array(0), high: new Float64Array(0) });
});

test('errors name the argument', () => {
  expectSelectionErrors('entropyBand', entropyBand);
  expect(() => entropyBand(entropies, { low: 0.9 })).toThrow(
    'entropyBand: `high` must be at least `low` (0.9), got 0.8.',
  );
  expect(() => entropyBand(entropies, { low: -0.1 })).toThrow('`low` must be a finite number from 0');
});
