import { expect, test } from 'vitest';
import { greyImage } from './grey-image.js';

test('white stays white, and grey keeps its value in every kind of array', () => {
  for (const data of [Uint8Array.of(255, 255, 255, 7, 7, 7), Uint16Array.of(255, 255, 255, 7, 7, 7)])
    expect(Array.from(greyImage({ data, width: 2, height: 1, channels: 3 }).data)).toEqual([255, 7]);
  const data = Float32Array.of(0.5, 0.5, 0.5);
  expect(greyImage({ data, width: 1, height: 1, channels: 3 }).data[0]).toBeCloseTo(0.5, 6);
});

test('drops alpha, and copies what is grey', () => {
  const data = Uint8Array.of(1, 0, 2, 128);
  const image = { data, width: 2, height: 1, channels: 2, spacing: [1, 2] as const };
  expect(greyImage(image)).toEqual({ data: Uint8Array.of(1, 2), width: 2, height: 1, channels: 1, spacing: [1, 2] });
});

test('refuses more than four channels', () => {
  expect(() => greyImage({ data: [1, 2, 3, 4, 5], width: 1, height: 1, channels: 5 })).toThrow(
    'greyImage: `image.channels` must be at most 4, got 5.',
  );
});
