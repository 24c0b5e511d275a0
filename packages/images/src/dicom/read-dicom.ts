import { checkInteger } from '@cairn-ml/numeric';
import type { Image } from '../image.js';
import { type Bytes, readBytes } from '../internal/bytes.js';
import { attributesOf } from '../internal/dicom/attributes.js';
import { pixelLayout, readFrame } from '../internal/dicom/frame.js';
import { parseDicom } from '../internal/dicom/parse.js';
import { spacingOf } from '../internal/dicom/place.js';
import { rescaled } from '../internal/dicom/rescaled.js';
import type { PixelArray } from '../pixel-array.js';
import type { ImageWindow } from '../window-image.js';
import type { SpacingSource } from './spacing-source.js';

/** Options of {@link readDicom}. */
export interface ReadDicomOptions {
  /** Which frame of a file with several, from 0. Default 0. */
  frame?: number;
  /**
   * Mirrors the values of a `MONOCHROME1` image, where high values are meant to be dark, so that high means bright; its windows are mirrored, too.
   * Other images stay as they are. Default false.
   */
  invertMonochrome1?: boolean;
}

/** An image as {@link readDicom} reads it. */
export interface DicomImage extends Image<PixelArray> {
  /** Which values to show, as the file proposes; for `windowImage`. Often empty. */
  windows: ImageWindow[];
  /** `'MONOCHROME1'` (high is dark), `'MONOCHROME2'` (high is bright), or a name of colours, which are RGB by now. */
  photometric: string;
  /** How many frames the file has. */
  frames: number;
  /**
   * Where `spacing` comes from. `'detector'`: distances on the detector of an X-ray (Imager Pixel Spacing), larger than in the patient, who lies
   * before it. Absent without a spacing.
   */
  spacingSource?: SpacingSource;
}

/**
 * A DICOM file as an image: X-ray, CT, MR, ultrasound, of 8 to 32 bits, grey or RGB.
 *
 * Needs `dicom-parser`, an optional peer dependency, and `jpeg-js` for JPEG inside. Values are rescaled by slope and intercept (Hounsfield units for
 * CT); bits that do not belong to them are dropped, signs kept. DICOM's pixel spacing [between rows, between columns] becomes [x, y]. Reads the transfer
 * syntaxes implicit and explicit little endian, explicit big endian, deflated, RLE and 8-bit JPEG; the others are refused by name.
 *
 * @throws {ImageFormatError} `damaged` for what is no DICOM file, or is cut off or contradicts itself; `unsupported` for other compressions, palettes
 * and lookup tables
 * @throws {BackendError} when `dicom-parser` or `jpeg-js` is needed and not installed
 * @throws {InvalidArgumentError} for a frame that the file does not have, and what are no bytes
 *
 * @example
 * ```ts
 * import { windowImage } from '@cairn-ml/images';
 * import { readDicom } from '@cairn-ml/images/dicom';
 *
 * // A file of 2 by 1 pixels, written by hand; in an app: await readFile('image.dcm')
 * const text = (value: string) => [...value].map((letter) => letter.charCodeAt(0));
 * const element = (tag: number[], vr: string, value: number[]) => [...tag, ...text(vr), value.length, 0, ...value];
 * const file = Uint8Array.from([
 *   ...new Array(128).fill(0), ...text('DICM'),
 *   ...element([2, 0, 0x10, 0], 'UI', text('1.2.840.10008.1.2.1\0')),
 *   ...element([0x28, 0, 0x10, 0], 'US', [1, 0]),
 *   ...element([0x28, 0, 0x11, 0], 'US', [2, 0]),
 *   ...element([0x28, 0, 0x30, 0], 'DS', text('0.7\\0.5 ')),
 *   ...element([0x28, 0, 0, 1], 'US', [16, 0]),
 *   ...element([0x28, 0, 0x50, 0x10], 'DS', text('40')),
 *   ...element([0x28, 0, 0x51, 0x10], 'DS', text('80')),
 *   ...element([0x28, 0, 0x52, 0x10], 'DS', text('-1024 ')),
 *   0xe0, 0x7f, 0x10, 0, ...text('OW'), 0, 0, 4, 0, 0, 0, 0, 0, 0x40, 4,
 * ]);
 * const image = await readDicom(file);
 * console.log(image.data, image.spacing); // [-1024, 64] [0.5, 0.7]
 * windowImage(image, { window: image.windows[0] }).data; // [0, 207]
 * ```
 *
 * Source: DICOM PS3.3 C.7.6.3 (pixels), C.11.1 (rescaling), C.11.2 (windows), PS3.5 (encoding).
 */
export async function readDicom(bytes: Bytes, options: ReadDicomOptions = {}): Promise<DicomImage> {
  const { frame = 0, invertMonochrome1 = false } = options;
  const file = await parseDicom('readDicom', readBytes('readDicom', bytes));
  const layout = pixelLayout(file);
  checkInteger('readDicom', 'frame', frame, { min: 0, max: layout.frames - 1 });
  const tags = attributesOf(file, frame);
  const spacing = spacingOf(tags, file.fail);
  const { width, height, samples, photometric, frames } = layout;
  const stored = await readFrame('readDicom', file, layout, frame);
  const invert = invertMonochrome1 && photometric === 'MONOCHROME1';
  const { data, windows } = rescaled(stored, tags, layout, invert, file.fail);
  return { data, width, height, channels: samples, windows, photometric, frames, ...spacing };
}
