import { ImageFormatError } from '../../image-format-error.js';
import type { AffineSource } from '../../nifti/affine-source.js';
import { type Affine, affineOf, isInvertible, scaled, type Triple } from '../affine.js';
import type { NiftiHeader } from './header.js';

/** Millimetres per unit of length: unknown, metre, millimetre, micrometre. Unknown means millimetres in practice. */
const millimetres = new Map([
  [1, 1000],
  [3, 0.001],
]);

/** The sform where its code is not 0, else the qform, else spacings around the centre with x mirrored: the preference of nibabel. */
export function niftiAffine(caller: string, header: NiftiHeader): { affine: Affine; affineSource: AffineSource } {
  const affineSource = header.sformCode !== 0 ? 'sform' : header.qformCode !== 0 ? 'qform' : 'spacing';
  const unit = millimetres.get(header.units & 7) ?? 1;
  const affine = read[affineSource](caller, header).map((value) => value * unit) as unknown as Affine;
  if (!affine.every(Number.isFinite) || !isInvertible(affine)) {
    throw new ImageFormatError(
      caller,
      'NIfTI',
      'damaged',
      `its ${affineSource} is not invertible: ${affine.join(' ')}.`,
    );
  }
  return { affine, affineSource };
}

const read: Record<AffineSource, (caller: string, header: NiftiHeader) => readonly number[]> = {
  sform: (_, { sform }) => sform,
  qform: qformAffine,
  spacing: (caller, header) => {
    const [x, y, z] = spacings(caller, header);
    const centre = (axis: number, step: number) => (-step * (header.dimensions[axis]! - 1)) / 2;
    return affineOf(
      [
        [-x, 0, 0],
        [0, y, 0],
        [0, 0, z],
      ],
      [centre(0, -x), centre(1, y), centre(2, z)],
    );
  },
};

function qformAffine(caller: string, header: NiftiHeader): Affine {
  const [b, c, d] = header.quaternion;
  const square = 1 - (b * b + c * c + d * d);
  // Three rounding errors of float32, as nibabel has it.
  if (!(square >= -3 * 2 ** -23))
    throw new ImageFormatError(
      caller,
      'NIfTI',
      'damaged',
      `the quaternion of its qform (${b}, ${c}, ${d}) is longer than 1.`,
    );
  const a = Math.sqrt(Math.max(0, square));
  const norm = 2 / (a * a + b * b + c * c + d * d);
  const columns: Triple[] = [
    [1 - norm * (c * c + d * d), norm * (b * c + a * d), norm * (b * d - a * c)],
    [norm * (b * c - a * d), 1 - norm * (b * b + d * d), norm * (c * d + a * b)],
    [norm * (b * d + a * c), norm * (c * d - a * b), 1 - norm * (b * b + c * c)],
  ];
  const lengths = spacings(caller, header);
  const qfac = header.pixelDimensions[0] === -1 ? -1 : 1;
  return affineOf(
    columns.map((column, axis) => scaled(column, lengths[axis]! * (axis === 2 ? qfac : 1))),
    header.qformOffset,
  );
}

function spacings(caller: string, { pixelDimensions, dimensions }: NiftiHeader): Triple {
  return [0, 1, 2].map((axis) => {
    const spacing = pixelDimensions[axis + 1]!;
    // An axis of one voxel often has no spacing: a flat image.
    if (spacing === 0 && dimensions[axis] === 1) return 1;
    if (spacing > 0 && Number.isFinite(spacing)) return spacing;
    throw new ImageFormatError(
      caller,
      'NIfTI',
      'damaged',
      `the spacing along axis ${axis} is ${spacing}, and must be positive.`,
    );
  }) as unknown as Triple;
}
