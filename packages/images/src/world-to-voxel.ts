import { checkFinite, checkLength } from '@cairn-ml/numeric';
import { columnOf, cross, dot, type Triple } from './internal/affine.js';
import { checkAffine } from './internal/check-volume.js';
import type { Volume } from './volume.js';

/**
 * Which voxel lies at a place in the patient: the inverse of {@link voxelToWorld}. The indices have fractions; round them to get the voxel.
 *
 * @param point - Millimetres to the right, to the front and to the head.
 * @throws {InvalidArgumentError | ShapeError} for an affine that is not invertible, and what are not three finite numbers
 *
 * @example
 * ```ts
 * import { worldToVoxel } from '@cairn-ml/images';
 *
 * worldToVoxel({ affine: [-1, 0, 0, 90, 0, 1, 0, -126, 0, 0, 2, -72] }, [80, -106, -12]); // [10, 20, 30]
 * ```
 *
 * Source: Cramer's rule.
 */
export function worldToVoxel(volume: Pick<Volume, 'affine'>, point: ArrayLike<number>): [number, number, number] {
  const affine = checkAffine('worldToVoxel', volume.affine);
  checkLength('worldToVoxel', 'point', point, 3, 'three coordinates');
  checkFinite('worldToVoxel', 'point', point);
  const [a, b, c] = [columnOf(affine, 0), columnOf(affine, 1), columnOf(affine, 2)];
  const from = [0, 1, 2].map((row) => point[row]! - affine[4 * row + 3]!) as unknown as Triple;
  const determinant = dot(a, cross(b, c));
  return [
    dot(from, cross(b, c)) / determinant,
    dot(from, cross(c, a)) / determinant,
    dot(from, cross(a, b)) / determinant,
  ];
}
