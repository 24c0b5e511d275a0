import type { Element } from 'dicom-parser';
import type { PixelArray } from '../../pixel-array.js';
import { decodeJpeg } from '../jpeg/decode.js';
import { attributesOf } from './attributes.js';
import type { DicomFile } from './parse.js';
import { decodeRle } from './rle.js';
import { storedValues } from './stored-values.js';
import { compressionOf } from './transfer-syntax.js';

/** What a file says about all of its frames. */
export interface PixelLayout {
  width: number;
  height: number;
  samples: number;
  photometric: string;
  bitsAllocated: number;
  bitsStored: number;
  highBit: number;
  signed: boolean;
  planar: boolean;
  frames: number;
}

export function pixelLayout(file: DicomFile): PixelLayout {
  const { fail, dataSet } = file;
  const tags = attributesOf(file, 0);
  const need = (name: string, tag: string) => tags.integer(tag) ?? fail(`it has no ${name}.`);
  if (!dataSet.elements.x7fe00010) fail('it has no pixels that are whole numbers.', 'unsupported');
  const samples = tags.integer('x00280002') ?? 1;
  const bitsAllocated = need('BitsAllocated', 'x00280100');
  const bitsStored = tags.integer('x00280101') ?? bitsAllocated;
  const layout: PixelLayout = {
    height: need('Rows', 'x00280010'),
    width: need('Columns', 'x00280011'),
    samples,
    photometric: tags.text('x00280004') ?? (samples === 1 ? 'MONOCHROME2' : 'RGB'),
    bitsAllocated,
    bitsStored,
    highBit: tags.integer('x00280102') ?? bitsStored - 1,
    signed: tags.integer('x00280103') === 1,
    planar: tags.integer('x00280006') === 1,
    frames: tags.decimals('x00280008')?.[0] ?? 1,
  };
  const { width, height, frames, highBit, photometric } = layout;
  if (width < 1 || height < 1) fail(`it is ${width} by ${height} pixels large.`);
  if (!Number.isInteger(frames) || frames < 1) fail(`it has ${frames} frames.`);
  if (![8, 16, 32].includes(bitsAllocated))
    fail(`its numbers have ${bitsAllocated} bits; 8, 16 and 32 can be read.`, 'unsupported');
  if (bitsStored < 1 || highBit >= bitsAllocated || highBit < bitsStored - 1)
    fail(`${bitsStored} bits up to bit ${highBit} do not fit into ${bitsAllocated}.`);
  if (
    !(samples === 1 && /^MONOCHROME[12]$/.test(photometric)) &&
    !(samples === 3 && /^(RGB|YBR_FULL|YBR_FULL_422)$/.test(photometric))
  )
    fail(`its colours are ${photometric} with ${samples} samples per pixel, which cannot be read.`, 'unsupported');
  if (samples === 3 && bitsAllocated !== 8)
    fail(`its colours have ${bitsAllocated} bits; 8 can be read.`, 'unsupported');
  return layout;
}

/** One frame as it is stored: numbers before rescaling, colours as RGB, channels of a pixel together. */
export async function readFrame(
  caller: string,
  file: DicomFile,
  layout: PixelLayout,
  frame: number,
): Promise<PixelArray> {
  const { dataSet, fail, transferSyntax } = file;
  const { width, height, samples, bitsAllocated, photometric } = layout;
  const compression = compressionOf(transferSyntax, fail);
  const element = dataSet.elements.x7fe00010!;
  const bytes = dataSet.byteArray as Uint8Array;
  if (compression === 'none') {
    const length = (width * height * samples * bitsAllocated) / 8;
    if (photometric === 'YBR_FULL_422') fail('its colours are subsampled and not compressed.', 'unsupported');
    if (element.encapsulatedPixelData) fail('its pixels are in parts, and its transfer syntax has none.');
    if (length * layout.frames > element.length || element.dataOffset + element.length > bytes.length)
      fail(`it announces ${layout.frames} frames of ${length} bytes, and holds ${element.length} bytes.`);
    const bigEndian = transferSyntax === '1.2.840.10008.1.2.2';
    if (bigEndian && bitsAllocated === 8 && element.vr === 'OW')
      fail('its bytes are swapped in pairs, as only big-endian files of old have them.', 'unsupported');
    const at = element.dataOffset + length * frame;
    return colours(storedValues(bytes.subarray(at, at + length), layout, !bigEndian, layout.planar), layout);
  }
  const parts = fragmentsOf(file, element, layout.frames, frame);
  if (compression === 'rle') {
    const data = decodeRle(await joined(parts), width * height, samples, bitsAllocated / 8);
    if (!data) return fail('its run-length encoded pixels are broken.');
    return colours(storedValues(data, layout, true, true), layout);
  }
  const image = await decodeJpeg(caller, 'DICOM', await joined(parts), {
    colorTransform: photometric.startsWith('YBR'),
  });
  if (image.width !== width || image.height !== height || image.channels !== samples)
    fail(
      `it announces ${width} by ${height} by ${samples}, and holds a JPEG of ${image.width} by ${image.height} by ${image.channels}.`,
    );
  return image.data;
}

/** The compressed bytes of a frame: all parts of a file of one frame, one each, or those between two offsets of the table. */
function fragmentsOf({ dataSet, fail }: DicomFile, element: Element, frames: number, frame: number): Uint8Array[] {
  const { fragments = [], basicOffsetTable: table = [] } = element;
  const bytes = dataSet.byteArray as Uint8Array;
  const whole = fragments.every(({ position, length }) => position + length <= bytes.length);
  if (fragments.length === 0 || !whole) fail('its compressed pixels are cut off.');
  const from = (offset: number) => table[frame + offset] ?? Infinity;
  const mine =
    frames === 1
      ? fragments
      : fragments.length === frames
        ? [fragments[frame]!]
        : fragments.filter(({ offset }) => table.length === frames && offset >= from(0) && offset < from(1));
  if (mine.length === 0) fail('it does not say which of its compressed parts belong to which frame.', 'unsupported');
  return mine.map(({ position, length }) => bytes.subarray(position, position + length));
}

async function joined(parts: Uint8Array[]): Promise<Uint8Array> {
  return parts.length === 1
    ? parts[0]!
    : new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** DICOM PS3.3 C.7.6.3.1.2. */
function colours(data: PixelArray, { photometric }: PixelLayout): PixelArray {
  if (!photometric.startsWith('YBR')) return data;
  const result = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i += 3) {
    const [y, blue, red] = [data[i]!, data[i + 1]! - 128, data[i + 2]! - 128];
    result[i] = y + 1.402 * red;
    result[i + 1] = y - 0.344136 * blue - 0.714136 * red;
    result[i + 2] = y + 1.772 * blue;
  }
  return new Uint8Array(result.buffer);
}
