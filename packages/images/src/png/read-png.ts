import type { Image } from '../image.js';
import { ImageFormatError } from '../image-format-error.js';
import { type Bytes, readBytes } from '../internal/bytes.js';
import { inflate } from '../internal/inflate.js';
import { type PngChunks, readChunks } from '../internal/png/chunks.js';
import { type Pass, passesOf, samplesOf, unfilter } from '../internal/png/scanlines.js';

/** The most that deflate makes of one byte. */
const deflateRatio = 1032;

/**
 * A PNG file as an image: every colour type and bit depth of the standard, interlaced or not.
 *
 * Grey stays one channel, transparency becomes an alpha channel, a palette becomes RGB. 1, 2 and 4 bits become 0 to 255, 16 bits stay 16 bits (a
 * `Uint16Array`). Colour profiles and gamma are not applied. There is no spacing: resolutions in PNG files are those of a printer.
 * The sizes of the header are compared with the compressed data before anything is allocated.
 *
 * @throws {ImageFormatError} `damaged` for what is no PNG file, ends too early or has a wrong checksum, `unsupported` for chunks that are not
 * of the standard
 * @throws {InvalidArgumentError} for what are no bytes, such as a path
 *
 * @example
 * ```ts
 * import { readPng, writePng } from '@cairn-ml/images/png';
 *
 * const bytes = await writePng({ data: Uint16Array.of(0, 1000, 40000, 65535), width: 2, height: 2, channels: 1 });
 * const image = await readPng(bytes);
 * console.log(image.data, image.width, image.height, image.channels); // [0, 1000, 40000, 65535] 2 2 1
 * await readPng(bytes.subarray(0, 40)); // throws ImageFormatError
 * ```
 *
 * Source: PNG, W3C recommendation (third edition).
 */
export async function readPng(bytes: Bytes): Promise<Image<Uint8Array | Uint16Array>> {
  const caller = 'readPng';
  const chunks = readChunks(caller, readBytes(caller, bytes));
  const { header } = chunks;
  const fail = (explanation: string, options?: ErrorOptions): never => {
    throw new ImageFormatError(caller, 'PNG', 'damaged', explanation, options);
  };
  const passes = passesOf(header);
  const length = passes.reduce((sum, { rowBytes, height }) => sum + (rowBytes + 1) * height, 0);
  const compressed = new Uint8Array(await new Blob(chunks.data as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  if (length > compressed.length * deflateRatio)
    fail(`${compressed.length} bytes cannot hold ${header.width} by ${header.height} pixels.`);
  const data = await inflate(compressed, 'deflate', () => length).catch((cause) =>
    fail('its pixels cannot be decompressed.', { cause }),
  );
  if (data.length < length) fail(`it holds ${data.length} of ${length} bytes of pixels.`);

  const samples = samplesOf(header);
  const values = header.bitDepth === 16 ? Uint16Array : Uint8Array;
  const raw = new values(header.width * header.height * samples);
  let start = 0;
  for (const pass of passes) {
    const pixelBytes = Math.max(1, (samples * header.bitDepth) / 8);
    if (!unfilter(data, start, pass.height, pass.rowBytes, pixelBytes)) fail('it uses a filter that does not exist.');
    spread(data, start, pass, samples, header.bitDepth, header.width, raw);
    start += (pass.rowBytes + 1) * pass.height;
  }
  return { ...coloured(raw, samples, chunks), width: header.width, height: header.height };
}

/** Samples of a pass, to where they belong. */
function spread(
  data: Uint8Array,
  start: number,
  pass: Pass,
  samples: number,
  bits: number,
  width: number,
  result: Uint8Array | Uint16Array,
): void {
  for (let row = 0; row < pass.height; row++) {
    const at = start + row * (pass.rowBytes + 1) + 1;
    const target = (pass.top + row * pass.stepY) * width + pass.left;
    if (bits === 8 && pass.stepX === 1) {
      result.set(data.subarray(at, at + pass.rowBytes), target * samples);
      continue;
    }
    for (let i = 0; i < pass.width * samples; i++) {
      const [column, sample] = [Math.floor(i / samples), i % samples];
      const value =
        bits === 16
          ? data[at + 2 * i]! * 256 + data[at + 2 * i + 1]!
          : (data[at + ((i * bits) >> 3)]! >> (8 - bits - ((i * bits) & 7))) & ((1 << bits) - 1);
      result[(target + column * pass.stepX) * samples + sample] = value;
    }
  }
}

/** Palettes and transparent colours resolved, and few bits stretched to 0 to 255. */
function coloured(
  raw: Uint8Array | Uint16Array,
  samples: number,
  { header: { colorType, bitDepth }, palette, transparency }: PngChunks,
): { data: Uint8Array | Uint16Array; channels: number } {
  if (colorType === 3) {
    const channels = transparency ? 4 : 3;
    const data = new Uint8Array(raw.length * channels);
    raw.forEach((number, i) => {
      for (let c = 0; c < 3; c++) data[i * channels + c] = palette![3 * number + c] ?? 0;
      if (transparency) data[i * channels + 3] = transparency[number] ?? 255;
    });
    return { data, channels };
  }
  const most = 2 ** bitDepth - 1;
  const stretch = bitDepth < 8 ? 255 / most : 1;
  if (colorType > 3 || !transparency || transparency.length < 2 * samples)
    return { data: stretch === 1 ? raw : raw.map((value) => value * stretch), channels: samples };
  const clear = Array.from({ length: samples }, (_, c) => transparency[2 * c]! * 256 + transparency[2 * c + 1]!);
  const channels = samples + 1;
  const data = new (bitDepth === 16 ? Uint16Array : Uint8Array)((raw.length / samples) * channels);
  for (let pixel = 0; pixel < raw.length / samples; pixel++) {
    for (let c = 0; c < samples; c++) data[pixel * channels + c] = raw[pixel * samples + c]! * stretch;
    const isClear = clear.every((value, c) => raw[pixel * samples + c] === value);
    data[pixel * channels + samples] = isClear ? 0 : most * stretch;
  }
  return { data, channels };
}
