import { expect, test } from 'vitest';
import { expectSelection, expectSelectionErrors } from '../test/selections.js';
import { selectTopEntropy } from './select-top-entropy.js';

test('the same tokens each time, of those that count', () => expectSelection(selectTopEntropy));

test('one token at least, and as many as the share rounds up to', () => {
  const entropies = [[5, 4, 3, 2, 1, 0, 6]];
  const count = (ratio: number) => selectTopEntropy(entropies, { ratio })[0]!.reduce((a, b) => a + b);
  expect([0, 0.1, 1 / 7, 0.2, 0.5, 1].map(count)).toEqual([1, 1, 1, 2, 4, 7]);
});

test('equal entropies are taken from the front', () => {
  const equal = [
    [1, 1],
    [1, 1],
  ];
  expect(selectTopEntropy(equal, { ratio: 0.75 })).toEqual([Uint8Array.of(1, 1), Uint8Array.of(1, 0)]);
});

test('errors name the argument', () => {
  expectSelectionErrors('selectTopEntropy', selectTopEntropy);
  expect(() => selectTopEntropy([[1]], { ratio: 2 })).toThrow(
    'selectTopEntropy: `ratio` must be a finite number from 0',
  );
});
