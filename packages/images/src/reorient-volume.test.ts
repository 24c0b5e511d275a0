import { expect, test } from 'vitest';
import { obliqueVolume, orientations } from '../test/volumes.js';
import { orientationOf } from './orientation-of.js';
import { reorientVolume } from './reorient-volume.js';
import type { Volume } from './volume.js';
import { voxelToWorld } from './voxel-to-world.js';

/** Where in the world each value is. */
function places(volume: Volume): Map<number, number[]> {
  const [x, y, z] = volume.size;
  const found = new Map<number, number[]>();
  for (let k = 0; k < z; k++)
    for (let j = 0; j < y; j++)
      for (let i = 0; i < x; i++) found.set(volume.data[(k * y + j) * x + i]!, voxelToWorld(volume, [i, j, k]));
  return found;
}

test('every voxel keeps its place in the world, in all 48 orientations', () => {
  expect(new Set(orientations).size).toBe(48);
  const volume = obliqueVolume();
  const before = places(volume);
  for (const code of orientations) {
    const turned = reorientVolume(volume, code);
    expect(orientationOf(turned)).toBe(code);
    for (const [value, place] of places(turned))
      place.forEach((v, axis) => {
        expect(v).toBeCloseTo(before.get(value)![axis]!, 10);
      });
  }
});

test('there and back is the same volume', () => {
  const volume = obliqueVolume(3);
  for (const code of orientations) {
    const back = reorientVolume(reorientVolume(volume, code), orientationOf(volume));
    expect(back.data).toEqual(volume.data);
    expect(back.size).toEqual(volume.size);
    Array.from(back.affine).forEach((value, i) => {
      expect(value).toBeCloseTo(volume.affine[i]!, 12);
    });
  }
});

test('keeps the channels of a voxel together, the kind of array, and other fields', () => {
  const affine = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];
  const volume = {
    data: Uint8Array.of(1, 2, 3, 4),
    size: [2, 1, 1],
    spacing: [1, 1, 1],
    affine,
    channels: 2,
    unit: 'T',
  } as const;
  const turned = reorientVolume(volume, 'LAS');
  expect(turned.data).toEqual(Uint8Array.of(3, 4, 1, 2));
  expect([turned.unit, turned.channels]).toEqual(['T', 2]);
});

test.each(['RRS', 'RAL', 'ras', 'RA', 'RASS', '', 'constructor', '__proto__', '🙂AS'])(
  'refuses the code %j',
  (code) => {
    expect(() => reorientVolume(obliqueVolume(), code)).toThrow(
      `reorientVolume: \`orientation\` must be one letter of each of R/L, A/P and S/I, such as 'RAS', got ${JSON.stringify(code)}.`,
    );
  },
);
