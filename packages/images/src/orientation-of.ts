import { checkVolume } from './internal/check-volume.js';
import { closestAxes, codeOf } from './internal/orientation.js';
import type { Volume } from './volume.js';

/** Where the axes of a volume run to, letter by letter: Right or Left, Anterior or Posterior, Superior or Inferior; 48 codes in all. */
export type Orientation = string;

/**
 * Where the three axes of a volume run to in the patient, as three letters.
 *
 * `'RAS'`: the first index grows to the Right, the second to the front (Anterior), the third to the head (Superior); `'LPS'` is the opposite of
 * all three. An oblique volume gets the letters of the closest axes, no direction twice.
 *
 * @throws {InvalidArgumentError | ShapeError} for a volume whose parts do not fit together, a spacing that is not positive or disagrees with
 * the affine, an affine that is not invertible
 *
 * @example
 * ```ts
 * import { orientationOf } from '@cairn-ml/images';
 *
 * const affine = [-1, 0, 0, 90, 0, -1, 0, 126, 0, 0, 2, -72];
 * orientationOf({ data: new Uint8Array(8), size: [2, 2, 2], spacing: [1, 1, 2], affine }); // 'LPS'
 * ```
 *
 * Source: `nibabel.aff2axcodes` of nibabel 5.0.0.
 */
export function orientationOf(volume: Volume): Orientation {
  return codeOf(closestAxes(checkVolume('orientationOf', volume).affine));
}
