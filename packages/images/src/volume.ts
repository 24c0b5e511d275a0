/**
 * From voxel indices (i, j, k) to millimetres in the patient: three rows of four numbers, flat. World coordinates are RAS: x grows to the
 * patient's right, y to the front (anterior), z to the head (superior).
 */
export type VolumeAffine = ArrayLike<number>;

/** A stack of images with a place in the patient. */
export interface Volume<Data extends ArrayLike<number> = ArrayLike<number>> {
  /** `[k][j][i][channel]`, flat: the first index of a voxel, i, runs fastest, as in NIfTI files. */
  data: Data;
  /** Voxels along i, j and k. */
  size: readonly [i: number, j: number, k: number];
  /** Millimetres from one voxel to the next along i, j and k: the lengths of the columns of `affine`. */
  spacing: readonly [i: number, j: number, k: number];
  /** World coordinates of the centre of a voxel, see {@link VolumeAffine}. */
  affine: VolumeAffine;
  /** Numbers per voxel. Default 1. */
  channels?: number;
}
