import { ImageFormatError, type ImageProblem } from '../../image-format-error.js';
import { viewOf } from '../bytes.js';

/** What of a NIfTI header this package uses, of either version. */
export interface NiftiHeader {
  littleEndian: boolean;
  /** Seven sizes, 1 where the file has fewer axes. */
  dimensions: number[];
  datatype: number;
  /** `pixdim`, eight numbers: the first is qfac. */
  pixelDimensions: number[];
  voxelOffset: number;
  slope: number;
  intercept: number;
  units: number;
  qformCode: number;
  sformCode: number;
  /** b, c, d. */
  quaternion: [number, number, number];
  qformOffset: [number, number, number];
  /** Three rows of four numbers. */
  sform: number[];
}

/** Where the fields of the two versions lie, and how wide their numbers are. */
const layouts = {
  348: {
    dim: 40,
    datatype: 70,
    pixdim: 76,
    offset: 108,
    slope: 112,
    units: 123,
    qform: 252,
    quaternion: 256,
    sform: 280,
  },
  540: {
    dim: 16,
    datatype: 12,
    pixdim: 104,
    offset: 168,
    slope: 176,
    units: 500,
    qform: 344,
    quaternion: 352,
    sform: 400,
  },
} as const;

/** As many bytes as the longer header has, with the four that say whether extensions follow. */
export const longestHeader = 544;

export function readNiftiHeader(caller: string, bytes: Uint8Array): NiftiHeader {
  const fail = (problem: ImageProblem, explanation: string): never => {
    throw new ImageFormatError(caller, 'NIfTI', problem, explanation);
  };
  const view = viewOf(bytes);
  const start = bytes.length < 4 ? 0 : view.getInt32(0, true);
  const littleEndian = start === 348 || start === 540;
  const size = bytes.length < 4 ? 0 : view.getInt32(0, littleEndian);
  if (size !== 348 && size !== 540) return fail('damaged', 'it does not begin with a header of 348 or 540 bytes.');
  if (bytes.length < size) return fail('damaged', `it ends after ${bytes.length} of the ${size} bytes of its header.`);
  checkMagic(bytes, size, fail);

  const at = layouts[size];
  const second = size === 540;
  const real = (offset: number, i: number) =>
    second ? view.getFloat64(offset + 8 * i, littleEndian) : view.getFloat32(offset + 4 * i, littleEndian);
  const integer = (offset: number, i = 0) =>
    second ? Number(view.getBigInt64(offset + 8 * i, littleEndian)) : view.getInt16(offset + 2 * i, littleEndian);
  const code = (i: number) =>
    second ? view.getInt32(at.qform + 4 * i, littleEndian) : view.getInt16(at.qform + 2 * i, littleEndian);
  const list = (length: number, read: (i: number) => number) => Array.from({ length }, (_, i) => read(i));

  const rank = integer(at.dim);
  if (rank < 1 || rank > 7) fail('damaged', `it has ${rank} axes; 1 to 7 are possible.`);
  const dimensions = list(7, (i) => (i < rank ? integer(at.dim, i + 1) : 1));
  const bad = dimensions.find((length) => length < 1);
  if (bad !== undefined) fail('damaged', `an axis has the length ${bad}.`);
  const position = second
    ? Number(view.getBigInt64(at.offset, littleEndian))
    : view.getFloat32(at.offset, littleEndian);
  const least = size + 4;
  if (position !== 0 && !(position >= least))
    fail('damaged', `its voxels begin at byte ${position}, within the header.`);
  return {
    littleEndian,
    dimensions,
    datatype: view.getInt16(at.datatype, littleEndian),
    pixelDimensions: list(8, (i) => real(at.pixdim, i)),
    // Some writers leave 0 for "right behind the header".
    voxelOffset: Math.floor(position) || least,
    slope: real(at.slope, 0),
    intercept: real(at.slope, 1),
    units: second ? view.getInt32(at.units, littleEndian) : bytes[at.units]!,
    qformCode: code(0),
    sformCode: code(1),
    quaternion: [real(at.quaternion, 0), real(at.quaternion, 1), real(at.quaternion, 2)],
    qformOffset: [real(at.quaternion, 3), real(at.quaternion, 4), real(at.quaternion, 5)],
    sform: list(12, (i) => real(at.sform, i)),
  };
}

function checkMagic(
  bytes: Uint8Array,
  size: 348 | 540,
  fail: (problem: ImageProblem, explanation: string) => never,
): void {
  const text = String.fromCharCode(...bytes.subarray(size === 348 ? 344 : 4, size === 348 ? 347 : 7));
  const version = size === 348 ? 1 : 2;
  if (text === `n+${version}`) return;
  if (text === `ni${version}`)
    fail(
      'unsupported',
      'its voxels lie in another file, an .img. Write both as one .nii file (nib.save, fslchfiletype NIFTI).',
    );
  if (size === 348 && !text.startsWith('n'))
    fail(
      'unsupported',
      'it has no mark of NIfTI; it may be an Analyze file, whose orientation is not known. Convert it.',
    );
  fail('damaged', `its mark is ${JSON.stringify(text)} instead of "n+${version}".`);
}
