import { type ImageFormat, ImageFormatError, type ImageProblem } from '../../image-format-error.js';
import { viewOf } from '../bytes.js';

/** What a JPEG file says about itself before its pixels. */
export interface JpegFrame {
  width: number;
  height: number;
  components: number;
  /** Blocks of 8 by 8 numbers, of all components. */
  blocks: number;
}

/** Kinds of JPEG by marker that are not the baseline or progressive one. */
const otherKinds = new Map([
  [0xc3, 'lossless'],
  [0xc5, 'hierarchical'],
  [0xc6, 'hierarchical'],
  [0xc7, 'lossless'],
  [0xc9, 'arithmetic coding'],
  [0xca, 'arithmetic coding'],
  [0xcb, 'lossless'],
  [0xcd, 'hierarchical'],
  [0xce, 'hierarchical'],
  [0xcf, 'lossless'],
  [0xf7, 'JPEG-LS'],
]);

/** More scans than this are an attack: each costs as much as the whole picture, and ten bytes. */
const mostScans = 100;

/**
 * Walks through all segments, so that jpeg-js, which allocates what a header says, sees only a whole file with one picture of a size
 * that its bytes can hold.
 */
export function readJpegFrame(caller: string, format: ImageFormat, bytes: Uint8Array): JpegFrame {
  const fail = (explanation: string, problem: ImageProblem = 'damaged'): never => {
    throw new ImageFormatError(caller, format, problem, explanation);
  };
  const view = viewOf(bytes);
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) fail('it does not begin with the mark of JPEG.');
  let frame: JpegFrame | undefined;
  let scans = 0;
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const marker = bytes[at] === 0xff ? bytes[at + 1] : undefined;
    if (marker === 0xd9) break;
    if (marker === undefined || at + 4 > bytes.length) return fail(`it ends or is broken at byte ${at}.`);
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) fail(`its segment at byte ${at} is longer than the file.`);
    const other = otherKinds.get(marker);
    if (other) fail(`it is compressed as ${other}, not as baseline or progressive JPEG.`, 'unsupported');
    if (marker >= 0xc0 && marker <= 0xc2) {
      if (frame || length < 8) fail('it has two headers, or a broken one.');
      frame = readFrame(view, at + 4, length, fail);
    }
    at += 2 + length;
    if (marker !== 0xda) continue;
    if (!frame) fail('its pixels come before its header.');
    if (++scans > mostScans) fail(`it has more than ${mostScans} scans.`);
    at = endOfScan(bytes, at);
  }
  if (!frame || scans === 0) return fail('it has no picture.');
  // A block takes a bit at least.
  if (frame.blocks > 8 * bytes.length)
    fail(`${bytes.length} bytes cannot hold ${frame.width} by ${frame.height} pixels.`);
  return frame;
}

function readFrame(
  view: DataView,
  at: number,
  length: number,
  fail: (explanation: string, problem?: ImageProblem) => never,
): JpegFrame {
  const [bits, height, width, components] = [
    view.getUint8(at),
    view.getUint16(at + 1),
    view.getUint16(at + 3),
    view.getUint8(at + 5),
  ];
  if (bits !== 8) fail(`it has ${bits} bits per sample; 8 can be read.`, 'unsupported');
  if (width < 1 || height < 1) fail(`it is ${width} by ${height} pixels large.`);
  if (components !== 1 && components !== 3)
    fail(`it has ${components} colour components; 1 and 3 can be read.`, 'unsupported');
  if (length < 8 + 3 * components) fail('its header is too short.');
  const factors = Array.from({ length: components }, (_, i) => view.getUint8(at + 7 + 3 * i));
  const [horizontal, vertical] = [factors.map((both) => both >> 4), factors.map((both) => both & 15)];
  if ([...horizontal, ...vertical].some((factor) => factor < 1 || factor > 4))
    fail('its sampling factors are not 1 to 4.');
  const units = Math.ceil(width / (8 * Math.max(...horizontal))) * Math.ceil(height / (8 * Math.max(...vertical)));
  const blocks = units * horizontal.reduce((sum, factor, i) => sum + factor * vertical[i]!, 0);
  return { width, height, components, blocks };
}

/** Compressed data has no markers but restarts and escaped bytes. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const next = bytes[at + 1];
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next! >= 0xd0 && next! <= 0xd7)) return at;
    at++;
  }
  return at;
}
