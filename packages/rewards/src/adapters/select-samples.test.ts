import { expect, test } from 'vitest';
import { selectSamples } from './select-samples.js';

test('the first of each group', () => {
  expect(selectSamples([1, 2, 3, 4, 5, 6], { votes: 3, samples: 2 })).toEqual([1, 2, 4, 5]);
  expect(selectSamples([], { votes: 3, samples: 2 })).toEqual([]);
});

test('bad sizes', () => {
  expect(() => selectSamples([1, 2], { votes: 3, samples: 1 })).toThrow(
    'selectSamples: `values` must have a multiple of 3 entries, got [2].',
  );
  expect(() => selectSamples([1], { votes: 1, samples: 2 })).toThrow(
    '`samples` must be an integer from 1 to 1, got 2.',
  );
});
