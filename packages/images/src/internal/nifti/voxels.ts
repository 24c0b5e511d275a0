import { ImageFormatError } from '../../image-format-error.js';
import type { PixelArray } from '../../pixel-array.js';
import { viewOf } from '../bytes.js';
import type { NiftiHeader } from './header.js';

interface Datatype {
  name: string;
  /** Bytes of one number. */
  bytes: number;
  /** Numbers of one voxel. */
  channels: number;
  create: (length: number) => PixelArray;
  read: (view: DataView, at: number, littleEndian: boolean) => number;
}

type Getter = Extract<keyof DataView, `get${string}`>;

/** By the code of the header. */
const datatypes = new Map<number, Datatype>([
  [2, numbers('uint8', Uint8Array, 'getUint8')],
  [4, numbers('int16', Int16Array, 'getInt16')],
  [8, numbers('int32', Int32Array, 'getInt32')],
  [16, numbers('float32', Float32Array, 'getFloat32')],
  [64, numbers('float64', Float64Array, 'getFloat64')],
  [128, { ...numbers('rgb24', Uint8Array, 'getUint8'), channels: 3 }],
  [256, numbers('int8', Int8Array, 'getInt8')],
  [512, numbers('uint16', Uint16Array, 'getUint16')],
  [768, numbers('uint32', Uint32Array, 'getUint32')],
  [1024, numbers('int64', Float64Array, 'getBigInt64')],
  [1280, numbers('uint64', Float64Array, 'getBigUint64')],
  [2304, { ...numbers('rgba32', Uint8Array, 'getUint8'), channels: 4 }],
]);

function numbers(name: string, Numbers: new (length: number) => PixelArray, getter: Getter): Datatype {
  const bytes = Number(/\d+$/.exec(getter)![0]) / 8;
  const read: Datatype['read'] = (view, at, littleEndian) => Number(view[getter](at, littleEndian));
  return { name, bytes, channels: 1, create: (length) => new Numbers(length), read };
}

const otherDatatypes = new Map([
  [1, 'bits'],
  [32, 'complex64'],
  [1536, 'float128'],
  [1792, 'complex128'],
  [2048, 'complex256'],
]);

/** How many bytes the voxels take, and how many numbers they are. */
export interface VoxelExtent {
  datatype: Datatype;
  /** Voxels of one volume. */
  voxels: number;
  /** Volumes of a series: the product of the axes behind the third. */
  frames: number;
  end: number;
}

export function voxelExtent(caller: string, { datatype: code, dimensions, voxelOffset }: NiftiHeader): VoxelExtent {
  const datatype = datatypes.get(code);
  if (!datatype) {
    const name = otherDatatypes.get(code);
    if (!name) throw new ImageFormatError(caller, 'NIfTI', 'damaged', `its datatype ${code} does not exist.`);
    throw new ImageFormatError(
      caller,
      'NIfTI',
      'unsupported',
      `its voxels are ${name}, not real numbers of up to 64 bits.`,
    );
  }
  const product = (lengths: number[]) => lengths.reduce((all, length) => all * length, 1);
  const [voxels, frames] = [product(dimensions.slice(0, 3)), product(dimensions.slice(3))];
  return { datatype, voxels, frames, end: voxelOffset + voxels * frames * datatype.channels * datatype.bytes };
}

/** The numbers, channels of a voxel together, scaled where the header says so. */
export function readVoxels(
  caller: string,
  bytes: Uint8Array,
  header: NiftiHeader,
  { datatype, voxels, frames }: VoxelExtent,
): PixelArray {
  const { slope, intercept, littleEndian } = header;
  // Slope 0 is how a header says "not scaled"; colours are never scaled.
  const scales = slope !== 0 && Number.isFinite(slope) && datatype.channels === 1;
  if (scales && !Number.isFinite(intercept))
    throw new ImageFormatError(caller, 'NIfTI', 'damaged', `its values are scaled with the intercept ${intercept}.`);
  const identity = !scales || (slope === 1 && intercept === 0);
  const length = voxels * frames * datatype.channels;
  const result = identity ? datatype.create(length) : scaledArray(datatype, length);
  const view = viewOf(bytes);
  const { bytes: width, channels, read } = datatype;
  let at = header.voxelOffset;
  // The file has one volume behind the other; here, what belongs to a voxel stands together.
  for (let frame = 0; frame < frames; frame++) {
    for (let voxel = 0; voxel < voxels; voxel++) {
      for (let channel = 0; channel < channels; channel++, at += width) {
        const value = read(view, at, littleEndian);
        result[(voxel * frames + frame) * channels + channel] = identity ? value : value * slope + intercept;
      }
    }
  }
  return result;
}

/** Integers of up to 16 bits times a slope fit into float32; others need float64. */
function scaledArray({ bytes, name }: Datatype, length: number): PixelArray {
  return bytes <= 2 || name === 'float32' ? new Float32Array(length) : new Float64Array(length);
}
