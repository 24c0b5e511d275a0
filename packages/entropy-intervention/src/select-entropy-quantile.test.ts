import { expect, test } from 'vitest';
import { expectSelection, expectSelectionErrors } from '../test/selections.js';
import { selectEntropyQuantile } from './select-entropy-quantile.js';

test('the same tokens each time, of those that count', () => expectSelection(selectEntropyQuantile));

test('thresholds lie between entropies, and equal ones go together', () => {
  // torch.quantile(torch.tensor([0., 1, 2, 3]), 0.5) is 1.5
  expect(selectEntropyQuantile([[0, 1, 2, 3]], { quantile: 0.5 })).toEqual([Uint8Array.of(0, 0, 1, 1)]);
  expect(selectEntropyQuantile([[1, 2, 2, 2]], { quantile: 0.5 })).toEqual([Uint8Array.of(0, 1, 1, 1)]);
  expect(selectEntropyQuantile([[3, 1, 3]], { quantile: 1 })).toEqual([Uint8Array.of(1, 0, 1)]);
});

test('errors name the argument', () => {
  expectSelectionErrors('selectEntropyQuantile', selectEntropyQuantile);
  expect(() => selectEntropyQuantile([[1]], { quantile: -1 })).toThrow('`quantile` must be a finite number from 0');
});
