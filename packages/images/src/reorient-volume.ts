import { affineOf, applyAffine, columnLengths, columnOf, scaled } from './internal/affine.js';
import { checkVolume } from './internal/check-volume.js';
import { copyVoxels, startOf, walkAlong } from './internal/copy-voxels.js';
import { closestAxes, readOrientation } from './internal/orientation.js';
import type { Orientation } from './orientation-of.js';
import type { Volume } from './volume.js';

/**
 * The same volume with its axes exchanged and reversed, so that they run where `orientation` says.
 *
 * Nothing is resampled: every voxel keeps its value and its place in the world, an oblique volume stays oblique. The result is always a
 * copy; other fields of the volume are kept.
 *
 * @param orientation - Three letters, see {@link orientationOf}: one of 48 codes.
 * @throws {InvalidArgumentError} for a code that is none, such as `'RRS'`
 * @throws {InvalidArgumentError | ShapeError} for a volume whose parts do not fit together
 *
 * @example
 * ```ts
 * import { orientationOf, reorientVolume } from '@cairn-ml/images';
 *
 * const affine = [-1, 0, 0, 3, 0, 1, 0, 0, 0, 0, 1, 0];
 * const volume = { data: [10, 20, 30, 40], size: [4, 1, 1], spacing: [1, 1, 1], affine } as const;
 * orientationOf(volume); // 'LAS'
 * reorientVolume(volume, 'RAS').data; // [40, 30, 20, 10]
 * reorientVolume(volume, 'RRS'); // throws InvalidArgumentError
 * ```
 *
 * Source: `as_reoriented` of nibabel 5.0.0.
 */
export function reorientVolume<T extends Volume>(volume: T, orientation: Orientation): T {
  const checked = checkVolume('reorientVolume', volume);
  const { size, affine } = checked;
  const axes = closestAxes(affine);
  const walks = readOrientation('reorientVolume', orientation).map(({ world, sign }) => walkAlong(axes, world, sign));
  const first: [number, number, number] = [0, 0, 0];
  for (const walk of walks) first[walk.axis] = startOf(checked, walk);
  const columns = walks.map(({ axis, step }) => scaled(columnOf(affine, axis), step));
  const newAffine = affineOf(columns, applyAffine(affine, first));
  return {
    ...volume,
    data: copyVoxels(checked, first, walks),
    size: walks.map(({ axis }) => size[axis]!),
    spacing: columnLengths(newAffine),
    affine: newAffine,
  };
}
