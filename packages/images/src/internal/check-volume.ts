import { checkFinite, checkInteger, checkLength, checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import type { Volume } from '../volume.js';
import { type Affine, columnLengths, isInvertible, readAffine } from './affine.js';

/** A volume whose parts fit together, with its affine as three rows. */
export interface CheckedVolume<Data extends ArrayLike<number> = ArrayLike<number>> {
  data: Data;
  size: readonly [number, number, number];
  affine: Affine;
  channels: number;
}

/** What a float32 header loses, and what writers round: spacings of a volume may differ this much from its affine, relatively. */
const spacingTolerance = 0.01;

export function checkVolume<Data extends ArrayLike<number>>(caller: string, volume: Volume<Data>): CheckedVolume<Data> {
  if (!volume?.data || !volume.size || !volume.spacing || !volume.affine)
    throw new InvalidArgumentError(caller, 'volume', 'be { data, size, spacing, affine }', volume);
  const { data, size, spacing, channels = 1 } = volume;
  checkLength(caller, 'volume.size', size, 3, 'one number per axis');
  for (const axis of [0, 1, 2]) checkInteger(caller, `volume.size[${axis}]`, size[axis]!, { min: 1 });
  checkInteger(caller, 'volume.channels', channels, { min: 1 });
  const numbers = size[0] * size[1] * size[2] * channels;
  checkLength(caller, 'volume.data', data, numbers, 'one number per voxel and channel');
  const affine = checkAffine(caller, volume.affine);
  checkLength(caller, 'volume.spacing', spacing, 3, 'one number per axis');
  columnLengths(affine).forEach((length, axis) => {
    const given = spacing[axis]!;
    checkNumber(caller, `volume.spacing[${axis}]`, given, { min: Number.MIN_VALUE });
    if (Math.abs(given - length) > spacingTolerance * length)
      throw new InvalidArgumentError(
        caller,
        `volume.spacing[${axis}]`,
        `be the length of that column of \`volume.affine\` (${length})`,
        given,
      );
  });
  return { data, size, affine, channels };
}

export function checkAffine(caller: string, values: ArrayLike<number>): Affine {
  const affine = readAffine(caller, 'volume.affine', values);
  checkFinite(caller, 'volume.affine', affine);
  if (!isInvertible(affine)) throw new InvalidArgumentError(caller, 'volume.affine', 'be invertible', affine);
  return affine;
}
