import { ImageFormatError, type ImageProblem } from '../../image-format-error.js';
import { viewOf } from '../bytes.js';

export const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export interface PngChunks {
  header: PngHeader;
  palette: Uint8Array | undefined;
  transparency: Uint8Array | undefined;
  /** The zlib stream, in parts. */
  data: Uint8Array[];
}

export interface PngHeader {
  width: number;
  height: number;
  bitDepth: number;
  colorType: number;
  interlaced: boolean;
}

/** Bit depths that each colour type may have: grey, RGB, palette, grey and alpha, RGB and alpha. */
const bitDepths = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
]);

/** The parts of a PNG file, each with a right checksum and in a right order. */
export function readChunks(caller: string, bytes: Uint8Array): PngChunks {
  const fail = (explanation: string, problem: ImageProblem = 'damaged'): never => {
    throw new ImageFormatError(caller, 'PNG', problem, explanation);
  };
  if (!signature.every((byte, i) => bytes[i] === byte)) fail('it does not begin with the mark of PNG.');
  const view = viewOf(bytes);
  const found: { header?: PngHeader; palette?: Uint8Array; transparency?: Uint8Array } = {};
  const data: Uint8Array[] = [];
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) return fail(`it ends after ${bytes.length} bytes, without its last chunk.`);
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const next = at + 12 + length;
    if (next > bytes.length) return fail(`its chunk ${JSON.stringify(type)} at byte ${at} is longer than the file.`);
    const content = bytes.subarray(at + 8, at + 8 + length);
    const critical = /^[A-Z]/.test(type);
    if ((critical || type === 'tRNS') && crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(next - 4))
      fail(`its chunk ${JSON.stringify(type)} at byte ${at} has a wrong checksum.`);
    if (!found.header && type !== 'IHDR') fail('it does not begin with a header.');
    if (type === 'IEND') break;
    if (type === 'IHDR') found.header = readHeader(content, fail);
    else if (type === 'PLTE') found.palette = content;
    else if (type === 'tRNS') found.transparency = content;
    else if (type === 'IDAT') data.push(content);
    else if (critical) fail(`it needs the chunk ${JSON.stringify(type)}, which is not of the standard.`, 'unsupported');
    at = next;
  }
  const header = found.header as PngHeader;
  if (header.colorType === 3 && (!found.palette || found.palette.length < 3))
    fail('it has colours by number, and no palette.');
  return { header, palette: found.palette, transparency: found.transparency, data };
}

function readHeader(content: Uint8Array, fail: (explanation: string) => never): PngHeader {
  if (content.length !== 13) fail(`its header has ${content.length} bytes instead of 13.`);
  const view = viewOf(content);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [bitDepth, colorType, compression, filter, interlace] = Array.from(content.subarray(8));
  if (width < 1 || height < 1) fail(`it is ${width} by ${height} pixels large.`);
  if (!bitDepths.get(colorType!)?.includes(bitDepth!))
    fail(`colour type ${colorType} with ${bitDepth} bits does not exist.`);
  if (compression !== 0 || filter !== 0 || interlace! > 1)
    fail('its compression, filter or interlacing does not exist.');
  return { width, height, bitDepth: bitDepth!, colorType: colorType!, interlaced: interlace === 1 };
}

/** A chunk of a file to be written. */
export function makeChunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(12 + content.length);
  const view = viewOf(chunk);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i++) chunk[4 + i] = type.charCodeAt(i);
  chunk.set(content, 8);
  view.setUint32(8 + content.length, crc32(chunk.subarray(4, 8 + content.length)));
  return chunk;
}

const crcTable = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) rest = crcTable[(rest ^ bytes[i]!) & 0xff]! ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}
