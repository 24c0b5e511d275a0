import {
  greyImage,
  type Image,
  ImageFormatError,
  orientationOf,
  type Plane,
  sliceVolume,
  windowImage,
} from '@cairn-ml/images';
import { readDicom, readDicomSeries } from '@cairn-ml/images/dicom';
import { readJpeg } from '@cairn-ml/images/jpeg';
import { readNifti } from '@cairn-ml/images/nifti';
import { readPng } from '@cairn-ml/images/png';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** Image files and what other programs read from them. */
export const kinds: Record<string, Handler> = {
  async readNifti({ input, expected }, { tolerance }) {
    const volume = await readNifti(bytesOf(input));
    const slices = (expected.slices ?? []).map(({ plane, index }: { plane: Plane; index: number }) => {
      const slice = sliceVolume(volume, { plane, index });
      return { plane, index, data: slice.data, spacing: slice.spacing };
    });
    const actual = { ...volume, orientation: orientationOf(volume), slices };
    return [{ what: 'volume', actual, expected, tolerance }];
  },
  readPng: async (testCase) => comparePixels(testCase, await readPng(bytesOf(testCase.input))),
  readJpeg: async (testCase) => comparePixels(testCase, await readJpeg(bytesOf(testCase.input))),
  async readDicom(testCase) {
    const { base64, options } = testCase.input;
    return comparePixels(testCase, await readDicom(Buffer.from(base64, 'base64'), options));
  },
  async readDicomSeries({ input, expected, tolerance }) {
    const volume = await readDicomSeries(input.base64.map((text: string) => Buffer.from(text, 'base64')));
    return [{ what: 'volume', actual: { ...volume, orientation: orientationOf(volume) }, expected, tolerance }];
  },
  async dicomRefused({ input, expected, tolerance }) {
    const files = [input.base64].flat().map((text) => Buffer.from(text, 'base64'));
    const read = Array.isArray(input.base64) ? readDicomSeries(files) : readDicom(files[0]!);
    const error = await read.catch((error) => error);
    const named = ImageFormatError.isInstance(error) && error.message.includes(expected.names);
    return [
      {
        what: 'error',
        actual: { problem: error.problem, names: named ? expected.names : error.message },
        expected,
        tolerance,
      },
    ];
  },
  greyImage: (testCase) => comparePixels(testCase, greyImage(testCase.input as Image)),
  windowImage: (testCase) => comparePixels(testCase, windowImage(testCase.input as Image, testCase.input.options)),
};

function bytesOf({ base64 }: { base64: string }): Uint8Array {
  return Buffer.from(base64, 'base64');
}

/** The tolerance of pixels is absolute. */
function comparePixels({ expected, tolerance }: GoldenCase, image: Image): Comparison[] {
  const { data, ...shape } = expected as Image;
  const differences = Array.from(data, (value, i) => Math.abs(value - image.data[i]!));
  return [
    { what: 'image', actual: image, expected: shape, tolerance: 0 },
    { what: 'number of values', actual: image.data.length, expected: data.length, tolerance: 0 },
    { what: 'largest difference', actual: Math.max(...differences), expected: 0, tolerance },
  ];
}
