import { expect, test } from 'vitest';
import { bandedAntiRobinson } from './banded-anti-robinson.js';
import { pathLength } from './path-length.js';

const points = [0, 1, 3, 6, 6.5, 9, 10, 14, 15, 15];
const distance = points.map((x) => points.map((y) => Math.abs(x - y)));

test('the default band is a fifth of the objects, and a band of one is the path length', () => {
  expect(bandedAntiRobinson(distance)).toBe(bandedAntiRobinson(distance, undefined, { band: 2 }));
  expect(bandedAntiRobinson(distance, undefined, { band: 1 })).toBe(pathLength(distance));
});

test('a full band weighs every pair', () => {
  const line = [
    [0, 1, 3],
    [1, 0, 2],
    [3, 2, 0],
  ];
  expect(bandedAntiRobinson(line, undefined, { band: 2 })).toBe(2 * (1 + 2) + 3);
});

test.each([0, 10, 1.5, Number.NaN])('refuses the band %d of ten objects', (band) => {
  expect(() => bandedAntiRobinson(distance, undefined, { band })).toThrow(
    `bandedAntiRobinson: \`band\` must be an integer from 1 to 9, got ${band}.`,
  );
});

test('fewer than two objects have no distance, whatever the band', () => {
  expect(bandedAntiRobinson([], [], { band: 4 })).toBe(0);
  expect(bandedAntiRobinson([[0]])).toBe(0);
});
