import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import { ImageFormatError } from '../image-format-error.js';
import { type Affine, affineOf, columnLengths, dot, isInvertible, scaled, type Triple } from '../internal/affine.js';
import { type Bytes, readBytes } from '../internal/bytes.js';
import { attributesOf } from '../internal/dicom/attributes.js';
import { pixelLayout, readFrame } from '../internal/dicom/frame.js';
import { parseDicom } from '../internal/dicom/parse.js';
import { normalOf, placeOf, spacingOf } from '../internal/dicom/place.js';
import { rescaled } from '../internal/dicom/rescaled.js';
import { checkSameSeries, type SeriesFrame, sliceStep } from '../internal/dicom/series.js';
import type { PixelArray } from '../pixel-array.js';
import type { Volume } from '../volume.js';
import type { ImageWindow } from '../window-image.js';

/** Options of {@link readDicomSeries}. */
export interface ReadDicomSeriesOptions {
  /**
   * How far a slice may be from its place in an even stack, as a share of the distance of slices. Positions in files are rounded: 0.01 mm in 5 mm is common.
   * Default 0.05.
   */
  spacingTolerance?: number;
}

/** A volume as {@link readDicomSeries} reads it. */
export interface DicomVolume extends Volume<PixelArray> {
  channels: number;
  /** Which of the given files each slice comes from. */
  order: number[];
  /** Which values to show, as the first slice proposes. */
  windows: ImageWindow[];
}

/**
 * The files of a DICOM series, in any order, as one volume; or one file with many frames.
 *
 * Slices are sorted by their position along the normal of their plane, which is what the slice order of a scanner is; instance numbers and file names
 * are not used. The affine is that of the positions and directions in the files, turned from DICOM's left-posterior-superior to RAS; the distance of slices is
 * that of their positions, not the slice thickness, which may leave gaps. The slices of a tilted gantry make a sheared volume. A
 * single slice is as far from the next as it is thick.
 *
 * @param files - At least one; each is checked before any pixel is kept.
 * @throws {ImageFormatError} `inconsistent` for files of several series, sizes, directions or spacings, for two slices in one place (a series of
 * several times or contrasts: sort them first), missing slices and unequal distances; `unsupported` for files without position, orientation or spacing;
 * `damaged` and `unsupported` as `readDicom`
 * @throws {BackendError} when `dicom-parser` is not installed
 * @throws {InvalidArgumentError} for no files, and what are no bytes
 *
 * @example
 * ```ts no-run
 * import { readFile, readdir } from 'node:fs/promises';
 * import { sliceVolume } from '@cairn-ml/images';
 * import { readDicomSeries } from '@cairn-ml/images/dicom';
 *
 * const names = await readdir('series');
 * const volume = await readDicomSeries(await Promise.all(names.map((name) => readFile(`series/${name}`))));
 * const slice = sliceVolume(volume, { plane: 'axial', index: 12 });
 * ```
 *
 * Source: DICOM PS3.3 C.7.6.2.1.1, equation C.7.6.2.1-1; functional groups C.7.6.16.
 */
export async function readDicomSeries(
  files: readonly Bytes[],
  options: ReadDicomSeriesOptions = {},
): Promise<DicomVolume> {
  const caller = 'readDicomSeries';
  const { spacingTolerance = 0.05 } = options;
  checkNumber(caller, 'spacingTolerance', spacingTolerance, { min: 0, max: 0.5 });
  if (!Array.isArray(files) || files.length === 0)
    throw new InvalidArgumentError(caller, 'files', 'be an array with at least one file', files);
  const frames: SeriesFrame[] = [];
  for (const [file, bytes] of files.entries()) frames.push(...(await framesOf(caller, readBytes(caller, bytes), file)));
  checkSameSeries(caller, frames);
  const normal = normalOf(frames[0]!.place);
  frames.sort((a, b) => dot(a.place.position, normal) - dot(b.place.position, normal));
  const first = frames[0]!;
  const step = sliceStep(caller, frames, normal, spacingTolerance);
  const affine = rasAffine(first, step);
  if (!isInvertible(affine))
    throw new ImageFormatError(caller, 'DICOM', 'inconsistent', 'its slices lie in one plane.');
  const { width, height, samples } = first.layout;
  return {
    data: stacked(frames),
    size: [width, height, frames.length],
    spacing: columnLengths(affine),
    affine,
    channels: samples,
    order: frames.map(({ file }) => file),
    windows: first.windows,
  };
}

async function framesOf(caller: string, bytes: Uint8Array<ArrayBuffer>, index: number): Promise<SeriesFrame[]> {
  const file = await parseDicom(caller, bytes);
  const layout = pixelLayout(file);
  const frames: SeriesFrame[] = [];
  for (let frame = 0; frame < layout.frames; frame++) {
    const tags = attributesOf(file, frame);
    const place = placeOf(tags, file.fail);
    const spacing = spacingOf(tags, file.fail);
    if (!place || !spacing)
      return file.fail(
        `file ${index} has no position, orientation or pixel spacing; readDicom reads it as an image.`,
        'unsupported',
      );
    const stored = await readFrame(caller, file, layout, frame);
    frames.push({
      file: index,
      series: tags.text('x0020000e'),
      layout,
      place,
      spacing: spacing.spacing,
      thickness: tags.decimals('x00180050')?.[0],
      ...rescaled(stored, tags, layout, false, file.fail),
    });
  }
  return frames;
}

function rasAffine({ place, spacing }: SeriesFrame, step: Triple): Affine {
  const ras = ([left, posterior, superior]: Triple): Triple => [-left, -posterior, superior];
  const columns = [scaled(place.alongRow, spacing[0]), scaled(place.alongColumn, spacing[1]), step];
  return affineOf(columns.map(ras), ras(place.position));
}

/** All slices in one array: of their own kind where they agree, float64 where slices of 32 bits or scales differ. */
function stacked(frames: readonly SeriesFrame[]): PixelArray {
  const kinds = new Set(frames.map(({ data }) => data.constructor));
  const StackArray = (kinds.size === 1 ? [...kinds][0] : Float64Array) as new (length: number) => PixelArray;
  const length = frames[0]!.data.length;
  const result = new StackArray(length * frames.length);
  frames.forEach(({ data }, k) => {
    result.set(data, k * length);
  });
  return result;
}
