import { expect, test } from 'vitest';
import { obliqueVolume } from '../test/volumes.js';
import { orientationOf } from './orientation-of.js';

const volume = obliqueVolume();

test('an oblique volume has the letters of the closest axes', () => {
  expect(orientationOf(volume)).toBe('RAS');
  const [x, y, z] = [0, 1, 2].map((row) => Array.from(volume.affine).slice(4 * row, 4 * row + 4));
  // World x takes what was -y, world y what was z, world z what was x.
  expect(orientationOf({ ...volume, affine: [...y!.map((value) => -value), ...z!, ...x!] })).toBe('SLA');
});

test('a fourth row of the affine is allowed', () => {
  expect(orientationOf({ ...volume, affine: [...Array.from(volume.affine), 0, 0, 0, 1] })).toBe('RAS');
});

test.each([0, -1, Number.NaN, Infinity])('refuses a spacing of %d', (spacing) => {
  expect(() => orientationOf({ ...volume, spacing: [spacing, 1.5, 3] })).toThrow(
    `orientationOf: \`volume.spacing[0]\` must be a finite number of at least 5e-324, got ${spacing}.`,
  );
});

test('refuses a spacing that is not that of the affine', () => {
  expect(() => orientationOf({ ...volume, spacing: [0.5, 3, 1.5] })).toThrow(
    /`volume.spacing\[1\]` must be the length of that column of `volume.affine`/,
  );
});

test('refuses an affine that is flat, has holes or the wrong length', () => {
  const affine = Array.from(volume.affine);
  expect(() => orientationOf({ ...volume, affine: affine.map((v, i) => (i % 4 === 2 ? 0 : v)) })).toThrow(
    'be invertible',
  );
  expect(() => orientationOf({ ...volume, affine: affine.map((v, i) => (i === 3 ? Number.NaN : v)) })).toThrow(
    'orientationOf: `volume.affine[3]` must be a finite number, got NaN.',
  );
  expect(() => orientationOf({ ...volume, affine: affine.slice(1) })).toThrow('be three rows of four numbers, flat');
});

test('refuses a volume whose parts do not fit together', () => {
  expect(() => orientationOf({ ...volume, data: new Int16Array(23) })).toThrow(
    'orientationOf: `volume.data` must have one number per voxel and channel (24), got [23].',
  );
  expect(() => orientationOf({ ...volume, size: [2, 0, 4] })).toThrow(
    '`volume.size[1]` must be an integer of at least 1',
  );
  expect(() => orientationOf(undefined as never)).toThrow('`volume` must be { data, size, spacing, affine }');
});
