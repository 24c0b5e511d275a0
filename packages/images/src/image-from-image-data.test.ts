import { expect, test } from 'vitest';
import { imageFromImageData } from './image-from-image-data.js';

const imageData = { data: Uint8ClampedArray.of(255, 255, 255, 0, 1, 2, 3, 4), width: 1, height: 2 };

test('keeps colours, and alpha where it is asked for', () => {
  expect(imageFromImageData(imageData)).toEqual({
    data: Uint8Array.of(255, 255, 255, 1, 2, 3),
    width: 1,
    height: 2,
    channels: 3,
  });
  expect(imageFromImageData(imageData, { colors: 'rgba' }).data).toEqual(Uint8Array.from(imageData.data));
  expect(imageFromImageData(imageData, { colors: 'grey' })).toMatchObject({ data: Uint8Array.of(255, 2), channels: 1 });
});

test('refuses other lengths, sizes and words', () => {
  expect(() => imageFromImageData({ ...imageData, width: 2 })).toThrow(
    'must have four numbers per pixel (16), got [8].',
  );
  expect(() => imageFromImageData({ ...imageData, height: 0 })).toThrow('`imageData.height`');
  expect(() => imageFromImageData(imageData, { colors: 'bgr' as never })).toThrow("'grey' | 'rgb' | 'rgba'");
});
