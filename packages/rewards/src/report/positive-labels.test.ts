import { expect, test } from 'vitest';
import { chexpertLabels } from './chexpert-labels.js';
import { positiveLabels } from './positive-labels.js';

test('No Finding is no finding, unless asked for', () => {
  const row = chexpertLabels.map((label) => (label === 'No Finding' || label === 'Fracture' ? 1 : null));
  expect(positiveLabels(row)).toEqual(['Fracture']);
  expect(positiveLabels(row, { ignored: [] })).toEqual(['No Finding', 'Fracture']);
});

test('errors name the argument', () => {
  expect(() => positiveLabels([1])).toThrow('positiveLabels: `row` must have one entry per label (14), got [1]');
  expect(() => positiveLabels([2 as never], { labels: ['Edema'] })).toThrow('`row[0]` must be 1, 0, -1');
  expect(() => positiveLabels([1], { labels: ['Edema'], uncertain: 'ignore' as never })).toThrow('`uncertain` must be');
});
