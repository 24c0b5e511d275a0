import { expect, test } from 'vitest';
import { chexpertLabels, chexpertTop5 } from './chexpert-labels.js';

test('fourteen distinct labels, and the five are among them, in their order', () => {
  expect(new Set(chexpertLabels).size).toBe(14);
  expect(chexpertLabels.filter((label) => (chexpertTop5 as readonly string[]).includes(label))).toEqual([
    ...chexpertTop5,
  ]);
});
