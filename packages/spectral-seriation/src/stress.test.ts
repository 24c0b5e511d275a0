import { expect, test } from 'vitest';
import { mooreStress, neumannStress } from './stress.js';

const similarity = [
  [2, 1],
  [1, -3],
];

test('every pair of neighbours counts from both ends', () => {
  expect(neumannStress(similarity, undefined, { input: 'similarity' })).toBe(2 * (1 + 1 + 16 + 16));
  expect(mooreStress(similarity, undefined, { input: 'similarity' })).toBe(2 * (1 + 1 + 16 + 16 + 25));
});

test.each([
  ['mooreStress', mooreStress],
  ['neumannStress', neumannStress],
] as const)('%s refuses an unknown input and a similarity that is not symmetric', (name, stress) => {
  expect(() => stress([], [], { input: 'matrix' as never })).toThrow(
    `${name}: \`input\` must be 'distance' | 'similarity', got "matrix".`,
  );
  expect(() =>
    stress(
      [
        [0, 1],
        [2, 0],
      ],
      undefined,
      { input: 'similarity' },
    ),
  ).toThrow(`${name}: \`similarity[1][0]\` must be symmetric, got 2.`);
});
