import { checkInteger, checkOption } from '@cairn-ml/numeric';
import type { Image } from './image.js';
import { type Affine, applyAffine, columnLengths, columnOf, scaled } from './internal/affine.js';
import { checkVolume } from './internal/check-volume.js';
import { copyVoxels, startOf, type Walk, walkAlong } from './internal/copy-voxels.js';
import { closestAxes } from './internal/orientation.js';
import type { Volume } from './volume.js';

/** How a patient is cut: across (head above the plane, feet below), into front and back, into left and right. */
export type Plane = 'axial' | 'coronal' | 'sagittal';

/** Options of {@link sliceVolume}. */
export interface SliceVolumeOptions {
  /** Which way the patient is cut. */
  plane: Plane;
  /** Which slice, from 0: from the feet up (axial), from the back to the front (coronal), from the left to the right (sagittal). */
  index: number;
  /**
   * Which side of an axial or coronal image the patient's right is on: `'radiological'` shows it at the left, as if one looked at the
   * patient, `'neurological'` at the right. Default `'radiological'`.
   */
  convention?: 'radiological' | 'neurological';
}

/** A slice, with its place in the patient. */
export interface VolumeSlice<Data extends ArrayLike<number> = ArrayLike<number>> extends Image<Data> {
  spacing: readonly [x: number, y: number];
  /** World coordinates in mm of pixel (x, y): three rows of three numbers, flat, applied to (x, y, 1). */
  affine: readonly number[];
}

/** World axis across the plane, and where columns and rows of its image run to. */
const planes = {
  axial: { across: 2, x: { world: 0, sign: -1 }, y: { world: 1, sign: -1 } },
  coronal: { across: 1, x: { world: 0, sign: -1 }, y: { world: 2, sign: -1 } },
  sagittal: { across: 0, x: { world: 1, sign: -1 }, y: { world: 2, sign: -1 } },
} as const;

/**
 * One slice of a volume as an image, in terms of the patient whatever the order of the voxels in the file.
 *
 * The image is shown as radiologists expect: the front on top (axial) or at the left (sagittal), the head on top (coronal and sagittal), the
 * patient's right at the left (axial and coronal; see `convention`). Its spacing is that of the two axes that lie in it. Nothing is resampled:
 * an oblique volume is cut along its own planes, the ones closest to what was asked.
 *
 * @returns A copy, in an array of the same kind, and `affine`, which turns pixel coordinates into millimetres in the patient.
 * @throws {InvalidArgumentError} for an index outside of the volume, an unknown plane or convention
 * @throws {InvalidArgumentError | ShapeError} for a volume whose parts do not fit together
 *
 * @example
 * ```ts
 * import { sliceVolume } from '@cairn-ml/images';
 *
 * const affine = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0];
 * const volume = { data: [1, 2, 3, 4, 5, 6, 7, 8], size: [2, 2, 2], spacing: [1, 1, 3], affine } as const;
 * const axial = sliceVolume(volume, { plane: 'axial', index: 1 });
 * axial.data; // [8, 7, 6, 5]
 * const coronal = sliceVolume(volume, { plane: 'coronal', index: 0, convention: 'neurological' });
 * console.log(coronal.data, coronal.spacing); // [5, 6, 1, 2] [1, 3]
 * ```
 *
 * Source: the orientations are conventions of radiology (and of DICOM viewers); axes as in nibabel's `aff2axcodes`.
 */
export function sliceVolume<Data extends ArrayLike<number>>(
  volume: Volume<Data>,
  options: SliceVolumeOptions,
): VolumeSlice<Data> {
  const { plane, index, convention = 'radiological' } = options;
  checkOption<string>('sliceVolume', 'plane', plane, Object.keys(planes));
  checkOption('sliceVolume', 'convention', convention, ['radiological', 'neurological']);
  const checked = checkVolume('sliceVolume', volume);
  const { size, affine, channels } = checked;
  const axes = closestAxes(affine);
  const { across, x, y } = planes[plane];
  const through = walkAlong(axes, across, 1);
  checkInteger('sliceVolume', 'index', index, { min: 0, max: size[through.axis]! - 1 });

  const mirrored = convention === 'neurological' && x.world === 0;
  const columns = walkAlong(axes, x.world, mirrored ? 1 : x.sign);
  const rows = walkAlong(axes, y.world, y.sign);
  const first: [number, number, number] = [0, 0, 0];
  for (const walk of [columns, rows, through]) first[walk.axis] = startOf(checked, walk);
  first[through.axis]! += through.step * index;
  const lengths = columnLengths(affine);
  return {
    data: copyVoxels(checked, first, [columns, rows]),
    width: size[columns.axis]!,
    height: size[rows.axis]!,
    channels,
    spacing: [lengths[columns.axis]!, lengths[rows.axis]!],
    affine: sliceAffine(affine, columns, rows, applyAffine(affine, first)),
  };
}

function sliceAffine(affine: Affine, columns: Walk, rows: Walk, origin: readonly number[]): number[] {
  const x = scaled(columnOf(affine, columns.axis), columns.step);
  const y = scaled(columnOf(affine, rows.axis), rows.step);
  return [0, 1, 2].flatMap((row) => [x[row]!, y[row]!, origin[row]!]);
}
