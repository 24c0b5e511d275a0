import { expect, test } from 'vitest';
import { imageFromImageData } from './image-from-image-data.js';
import { imageToImageData } from './image-to-image-data.js';

const pixel = (...data: number[]) => ({ data, width: 1, height: 1, channels: data.length });

test('grey becomes three equal colours, and what has no alpha is opaque', () => {
  expect(Array.from(imageToImageData(pixel(7)).data)).toEqual([7, 7, 7, 255]);
  expect(Array.from(imageToImageData(pixel(7, 9)).data)).toEqual([7, 7, 7, 9]);
  expect(Array.from(imageToImageData(pixel(1, 2, 3)).data)).toEqual([1, 2, 3, 255]);
  expect(Array.from(imageToImageData(pixel(1, 2, 3, 4)).data)).toEqual([1, 2, 3, 4]);
});

test('rounds, and keeps values within 0 to 255', () => {
  expect(Array.from(imageToImageData(pixel(-5, 1.6, 300)).data)).toEqual([0, 2, 255, 255]);
});

test('there and back is the same image', () => {
  const image = { data: Uint8Array.of(1, 2, 3, 4, 5, 6), width: 2, height: 1, channels: 3 };
  expect(imageFromImageData(imageToImageData(image))).toEqual(image);
});

test('refuses more than four channels', () => {
  expect(() => imageToImageData(pixel(1, 2, 3, 4, 5))).toThrow('`image.channels` must be at most 4, got 5.');
});
