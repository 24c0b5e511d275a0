import { createRandom } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { labelPositions } from './index.js';

test('a position is the number below and half of the number equal', () => {
  const random = createRandom(1);
  const training = Array.from({ length: 60 }, () => random.integer(0, 9));
  const labels = [-1, 0, 3.5, 4, 9, 12];
  const expected = labels.map(
    (label) =>
      training.filter((value) => value < label).length + training.filter((value) => value === label).length / 2,
  );
  expect([...labelPositions(labels, training)]).toEqual(expected);
  expect([...labelPositions([5], [])]).toEqual([0]);
  expect(() => labelPositions([Number.NaN], [1])).toThrow(
    'labelPositions: `labels[0]` must be a finite number, got NaN.',
  );
});
