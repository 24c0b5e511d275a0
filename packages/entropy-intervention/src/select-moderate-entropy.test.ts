import { expect, test } from 'vitest';
import { expectSelection, expectSelectionErrors } from '../test/selections.js';
import { selectModerateEntropy } from './select-moderate-entropy.js';

test('the same tokens each time, of those that count', () => expectSelection(selectModerateEntropy));

test('extremes are left out, ends of the band are in it', () => {
  const entropies = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]];
  const chosen = selectModerateEntropy(entropies, { low: 0.2, high: 0.8 })[0]!;
  expect(Array.from(chosen)).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
});

test('all of equal entropies, and every token with the whole band', () => {
  expect(selectModerateEntropy([[2, 2, 2]])).toEqual([Uint8Array.of(1, 1, 1)]);
  expect(selectModerateEntropy([[1, 5], [9]], { low: 0, high: 1 })).toEqual([Uint8Array.of(1, 1), Uint8Array.of(1)]);
});

test('errors name the argument', () => expectSelectionErrors('entropyBand', selectModerateEntropy));
