import { checkFinite, checkLength } from '@cairn-ml/numeric';
import { applyAffine } from './internal/affine.js';
import { checkAffine } from './internal/check-volume.js';
import type { Volume } from './volume.js';

/**
 * Where a voxel lies in the patient: `affine · (i, j, k, 1)`, in millimetres to the right, to the front and to the head.
 *
 * Indices may have fractions and lie outside of the volume; whole numbers are the centres of voxels.
 *
 * @throws {InvalidArgumentError | ShapeError} for an affine that is not invertible, and what are not three finite numbers
 *
 * @example
 * ```ts
 * import { voxelToWorld } from '@cairn-ml/images';
 *
 * voxelToWorld({ affine: [-1, 0, 0, 90, 0, 1, 0, -126, 0, 0, 2, -72] }, [10, 20, 30]); // [80, -106, -12]
 * ```
 *
 * Source: `nibabel.affines.apply_affine`.
 */
export function voxelToWorld(volume: Pick<Volume, 'affine'>, voxel: ArrayLike<number>): [number, number, number] {
  const affine = checkAffine('voxelToWorld', volume.affine);
  checkLength('voxelToWorld', 'voxel', voxel, 3, 'three indices');
  checkFinite('voxelToWorld', 'voxel', voxel);
  return applyAffine(affine, [voxel[0]!, voxel[1]!, voxel[2]!]);
}
