import fc from 'fast-check';
import { expect, test } from 'vitest';
import { obliqueVolume } from '../test/volumes.js';
import { voxelToWorld } from './voxel-to-world.js';
import { worldToVoxel } from './world-to-voxel.js';

test('undoes voxelToWorld', () => {
  const index = fc.double({ min: -300, max: 300, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(index, index, index), fc.nat(), (voxel, seed) => {
      const volume = obliqueVolume(seed);
      worldToVoxel(volume, voxelToWorld(volume, voxel)).forEach((value, axis) => {
        expect(value).toBeCloseTo(voxel[axis]!, 8);
      });
    }),
  );
});

test('refuses what is no point, and an affine without an inverse', () => {
  const { affine } = obliqueVolume();
  expect(() => worldToVoxel({ affine }, [1, 2])).toThrow('`point` must have three coordinates (3)');
  expect(() => worldToVoxel({ affine: new Float64Array(12) }, [1, 2, 3])).toThrow('invertible');
});
