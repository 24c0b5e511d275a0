import { ImageFormatError, type ImageProblem } from '../image-format-error.js';
import { columnLengths } from '../internal/affine.js';
import { type Bytes, readBytes } from '../internal/bytes.js';
import { inflate } from '../internal/inflate.js';
import { niftiAffine } from '../internal/nifti/affine.js';
import { longestHeader, readNiftiHeader } from '../internal/nifti/header.js';
import { readVoxels, voxelExtent } from '../internal/nifti/voxels.js';
import type { PixelArray } from '../pixel-array.js';
import type { Volume } from '../volume.js';
import type { AffineSource } from './affine-source.js';

/** A volume as {@link readNifti} reads it. */
export interface NiftiVolume extends Volume<PixelArray> {
  channels: number;
  /** Which part of the header `affine` comes from; `'spacing'` means that the file does not say where the patient's left is. */
  affineSource: AffineSource;
}

/**
 * A NIfTI file (`.nii` or `.nii.gz`, version 1 or 2, either byte order) as a volume.
 *
 * Values are scaled by `scl_slope` and `scl_inter` where the header has them; otherwise they stay as they are, in the typed array of the
 * file (int64 becomes float64, and rounds above 2⁵³). The place in the patient is the sform where its code is not 0, else the qform, else the
 * spacings around the centre with x running to the left, as in nibabel; lengths in metres or micrometres become millimetres. The volumes of a
 * series (time, directions) and the colours of a voxel become its channels.
 *
 * Nothing larger than what the file holds is allocated: sizes of the header are compared with the bytes first, and compressed files are
 * decompressed no further than their header says.
 *
 * @throws {ImageFormatError} `damaged` for what is no NIfTI file, ends too early, or has impossible sizes, spacings or transforms;
 * `unsupported` for complex numbers, float128, a header whose voxels lie in a second file, compressed files of more than 4 GiB
 * @throws {InvalidArgumentError} for what are no bytes, such as a path
 *
 * @example
 * ```ts
 * import { orientationOf, sliceVolume } from '@cairn-ml/images';
 * import { readNifti } from '@cairn-ml/images/nifti';
 *
 * // In an app: await readFile('brain.nii.gz'), or await file.arrayBuffer()
 * const bytes = new ArrayBuffer(352 + 8);
 * const header = new DataView(bytes);
 * header.setInt32(0, 348, true);
 * [3, 2, 2, 2].forEach((length, i) => header.setInt16(40 + 2 * i, length, true));
 * header.setInt16(70, 2, true); // uint8
 * [1, 0.5, 0.5, 3].forEach((length, i) => header.setFloat32(76 + 4 * i, length, true));
 * header.setFloat32(108, 352, true);
 * new Uint8Array(bytes).set([0x6e, 0x2b, 0x31], 344);
 * new Uint8Array(bytes).set([1, 2, 3, 4, 5, 6, 7, 8], 352);
 *
 * const volume = await readNifti(bytes);
 * console.log(volume.size, volume.spacing, orientationOf(volume), volume.affineSource); // [2, 2, 2] [0.5, 0.5, 3] LAS spacing
 * sliceVolume(volume, { plane: 'axial', index: 0 }).data; // [3, 4, 1, 2]
 * await readNifti(new Uint8Array(100)); // throws ImageFormatError
 * ```
 *
 * Source: the NIfTI-1 and NIfTI-2 headers of the NIfTI data format working group; choices as nibabel 5.0.0.
 */
export async function readNifti(bytes: Bytes): Promise<NiftiVolume> {
  const caller = 'readNifti';
  const file = await decompressed(caller, readBytes(caller, bytes));
  const header = readNiftiHeader(caller, file);
  const extent = voxelExtent(caller, header);
  if (extent.end > file.length) {
    throw new ImageFormatError(
      caller,
      'NIfTI',
      'damaged',
      `its header announces ${extent.end} bytes, and there are ${file.length}.`,
    );
  }
  const { affine, affineSource } = niftiAffine(caller, header);
  const [i, j, k] = header.dimensions as [number, number, number];
  return {
    data: readVoxels(caller, file, header, extent),
    size: [i, j, k],
    spacing: columnLengths(affine),
    affine,
    channels: extent.frames * extent.datatype.channels,
    affineSource,
  };
}

/** What a page or Node can hold; a small file may claim to be larger, and may be, if it is made of zeros. */
const mostInflated = 2 ** 32;

async function decompressed(caller: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const fail = (problem: ImageProblem, explanation: string, options?: ErrorOptions): never => {
    throw new ImageFormatError(caller, 'NIfTI', problem, explanation, options);
  };
  try {
    return await inflate(bytes, 'gzip', (head) => {
      if (head.length < longestHeader) return longestHeader;
      const { end } = voxelExtent(caller, readNiftiHeader(caller, head));
      return end > mostInflated ? fail('unsupported', `it takes ${end} bytes in memory; 4 GiB can be read.`) : end;
    });
  } catch (cause) {
    if (ImageFormatError.isInstance(cause)) throw cause;
    return fail('damaged', 'its gzip stream cannot be decompressed.', { cause });
  }
}
