import { expect, test } from 'vitest';
import { readDicom, readDicomSeries } from '../../src/dicom/index.js';
import { imageFromImageData } from '../../src/image-from-image-data.js';
import { imageToImageData } from '../../src/image-to-image-data.js';
import { readJpeg } from '../../src/jpeg/index.js';
import { readNifti } from '../../src/nifti/index.js';
import { readPng, writePng } from '../../src/png/index.js';
import dicom from '../golden/dicom.json' with { type: 'json' };
import nifti from '../golden/nifti.json' with { type: 'json' };
import pictures from '../golden/pictures.json' with { type: 'json' };

interface Case {
  id: string;
  input: { base64?: string | string[]; options?: object };
  expected: { data?: (number | string)[] };
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const all = [...nifti.cases, ...pictures.cases, ...dicom.cases] as unknown as Case[];
const found = (id: string) => all.find((each) => each.id === id)!;
const fileOf = (id: string) => bytesOf(found(id).input.base64 as string);

/** The same cases that hold in Node; JPEG rounds by a unit or three. */
test.each([
  ['nifti-gz', readNifti, 0],
  ['nifti-float64-big-endian', readNifti, 0],
  ['readPng-color-3-bits-4-interlaced', readPng, 0],
  ['readPng-pillow-16-bit', readPng, 0],
  ['readJpeg-rgb-progressive', readJpeg, 3],
  ['readDicom-deflated', readDicom, 0],
  ['readDicom-jpeg', readDicom, 1],
  ['readDicom-rle-int16-2', readDicom, 0],
] as const)('%s', async (id, read, tolerance) => {
  const { data } = await read(fileOf(id));
  const expected = found(id).expected.data as number[];
  expect(data.length).toBe(expected.length);
  expect(Math.max(...expected.map((value, i) => Math.abs(value - data[i]!)))).toBeLessThanOrEqual(tolerance);
});

test('a DICOM series', async () => {
  const { input, expected } = found('readDicomSeries-oblique');
  const volume = await readDicomSeries((input.base64 as string[]).map(bytesOf));
  expect(Array.from(volume.data)).toEqual(expected.data);
});

test('what a broken file throws has its name here, too', async () => {
  for (const [id, read] of [
    ['nifti-gz', readNifti],
    ['readPng-pillow-rgb', readPng],
    ['readJpeg-rgb', readJpeg],
    ['readDicom-deflated', readDicom],
  ] as const)
    await expect(read(fileOf(id).slice(0, -20))).rejects.toMatchObject({
      name: 'ImageFormatError',
      problem: 'damaged',
    });
});

test("the browser's own decoder reads the same pixels, through a canvas", async () => {
  const file = fileOf('readPng-pillow-rgb');
  const bitmap = await createImageBitmap(new Blob([file]));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const image = imageFromImageData(context.getImageData(0, 0, bitmap.width, bitmap.height));
  expect(image).toEqual(await readPng(file));
  const { data, width, height } = imageToImageData(image);
  context.putImageData(new ImageData(data, width, height), 0, 0);
  expect(await readPng(await writePng(image))).toEqual(image);
});
