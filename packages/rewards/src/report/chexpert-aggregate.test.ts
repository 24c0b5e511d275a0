import { expect, test } from 'vitest';
import { aggregateMentions, chexpertAggregate, type LabeledMention } from './chexpert-aggregate.js';
import { type ChexpertLabel, chexpertLabels } from './chexpert-labels.js';

const of = (label: ChexpertLabel, mentions: LabeledMention[]) =>
  chexpertAggregate(mentions)[chexpertLabels.indexOf(label)];

// the cases of `dict_to_vec`, in its order
test.each([
  [[], null],
  [[1], 1],
  [[0], 0],
  [[-1], -1],
  [[0, -1], -1],
  [[1, 0, -1], -1],
  [[0, 1], 1],
  [[1, -1], 1],
  [[0, 0], 0],
  [[-1, -1], -1],
])('%j', (mentions, label) => {
  expect(aggregateMentions(mentions)).toBe(label);
});

test('no finding: nothing mentioned, or only support devices', () => {
  expect(of('No Finding', [])).toBe(1);
  expect(of('No Finding', [{ label: 'Support Devices', value: 1 }])).toBe(1);
  expect(of('No Finding', [{ label: 'Edema', value: 0 }])).toBe(1);
  expect(of('No Finding', [{ label: 'Edema', value: -1 }])).toBe(null);
  expect(of('No Finding', [{ label: 'No Finding', value: 1 }])).toBe(null);
});

test('heart failure adds an uncertain cardiomegaly, unless negated', () => {
  expect(of('Cardiomegaly', [{ label: 'Edema', value: 1, text: 'heart failure' }])).toBe(-1);
  expect(of('Cardiomegaly', [{ label: 'Edema', value: 0, text: 'chf' }])).toBe(null);
  const both: LabeledMention[] = [
    { label: 'Edema', value: -1, text: 'chf' },
    { label: 'Cardiomegaly', value: 1 },
  ];
  expect(of('Cardiomegaly', both)).toBe(1);
});

test('errors name the mention', () => {
  expect(() => aggregateMentions([1, 2])).toThrow('aggregateMentions: `mentions[1]` must be 1, 0 or -1, got 2.');
  const mention = { label: '__proto__' as never, value: 1 } as const;
  expect(() => chexpertAggregate([mention])).toThrow('`mentions[0].label` must be one of `chexpertLabels`');
});
