import { expect, test } from 'vitest';
import { voxelToWorld } from './voxel-to-world.js';

const affine = [-1, 0, 0, 90, 0, 1, 0, -126, 0, 0, 2, -72];

test('is affine times index', () => {
  expect(voxelToWorld({ affine }, [0, 0, 0])).toEqual([90, -126, -72]);
  expect(voxelToWorld({ affine }, [0.5, 1, -1])).toEqual([89.5, -125, -74]);
});

test('refuses what is no index', () => {
  expect(() => voxelToWorld({ affine }, [1, 2])).toThrow('voxelToWorld: `voxel` must have three indices (3), got [2].');
  expect(() => voxelToWorld({ affine }, [1, Number.NaN, 2])).toThrow('`voxel[1]` must be a finite number, got NaN');
});
