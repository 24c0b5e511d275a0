import { expect, test } from 'vitest';
import { empo } from './empo.js';

test('groups in which all differ get nothing, in every size that rounding would let pass', () => {
  for (let size = 1; size <= 127; size++) {
    const { rewards, entropy } = empo(Array.from({ length: size }, (_, i) => `${i}`));
    expect(rewards.every((reward) => reward === 0)).toBe(true);
    expect(entropy).toBeCloseTo(Math.log(size), 12);
  }
});

test('rollouts without an answer are a cluster each', () => {
  const { rewards, entropy } = empo(['A', 'A', null, null]);
  expect(rewards).toEqual([0.5, 0.5, 0, 0]);
  expect(entropy).toBeCloseTo(-0.5 * Math.log(0.5) - 2 * 0.25 * Math.log(0.25), 12);
  expect(empo([null, null]).rewards).toEqual([0, 0]);
});

test('one cluster, and nothing', () => {
  expect(empo(['A', 'A'])).toMatchObject({ rewards: [1, 1], entropy: 0 });
  expect(empo([])).toMatchObject({ rewards: [], entropy: 0 });
});
