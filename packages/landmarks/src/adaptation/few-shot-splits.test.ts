import { expect, test } from 'vitest';
import { fewShotSplits } from './index.js';

test('every split has each sample once', () => {
  for (const { train, test } of fewShotSplits(7, { shots: 3, repeats: 20 })) {
    expect(train).toHaveLength(3);
    expect(Array.from(test)).toEqual([0, 1, 2, 3, 4, 5, 6].filter((i) => !train.includes(i)));
  }
});

test('more shots contain fewer, other seeds are other splits', () => {
  const few = fewShotSplits(30, { shots: 4, seed: 5 });
  const many = fewShotSplits(30, { shots: 8, seed: 5 });
  for (const [i, { train }] of few.entries()) expect(many[i]!.train.slice(0, 4)).toEqual(train);
  expect(fewShotSplits(30, { shots: 4, seed: 6 })[0]!.train).not.toEqual(few[0]!.train);
});

test('shots leave something to test on', () => {
  expect(() => fewShotSplits(4, { shots: 4 })).toThrow('fewShotSplits: `shots` must be below the 4 samples, got 4');
  expect(() => fewShotSplits(4, { shots: 0 })).toThrow('`shots`');
  expect(() => fewShotSplits(1, { shots: 1 })).toThrow('`count`');
  expect(() => fewShotSplits(4, { shots: 1, repeats: 0.5 })).toThrow('`repeats`');
});
