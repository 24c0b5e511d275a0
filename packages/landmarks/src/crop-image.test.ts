import { expect, test } from 'vitest';
import { cropImage } from './crop-image.js';
import { cropMatrix } from './crop-matrix.js';

/** Channel 0 rises along x, channel 1 along y: interpolation must be exact on it. */
const ramp = {
  data: Float32Array.from({ length: 20 * 15 * 2 }, (_, i) =>
    i % 2 === 0 ? Math.floor(i / 2) % 20 : Math.floor(i / 40),
  ),
  width: 20,
  height: 15,
  channels: 2,
};

test('every pixel of a crop shows where it comes from', () => {
  const matrix = cropMatrix({ center: [10, 7], scale: [8, 6] }, { outputSize: [9, 13], rotation: 20 });
  const crop = cropImage(ramp, matrix, { outputSize: [9, 13] });
  expect([crop.width, crop.height, crop.channels]).toEqual([9, 13, 2]);
  for (const [i, column, row] of [
    [0, 0, 0],
    [8, 8, 0],
    [58, 4, 6],
    [116, 8, 12],
  ] as const) {
    const [x, y] = [crop.data[2 * i]!, crop.data[2 * i + 1]!];
    expect(matrix[0]! * x + matrix[1]! * y + matrix[2]!).toBeCloseTo(column, 4);
    expect(matrix[3]! * x + matrix[4]! * y + matrix[5]!).toBeCloseTo(row, 4);
  }
});

test('the identity changes nothing, and outside is what it was asked to be', () => {
  expect(cropImage(ramp, [1, 0, 0, 0, 1, 0], { outputSize: [20, 15] }).data).toEqual(ramp.data);
  const moved = cropImage(ramp, [1, 0, 100, 0, 1, 0], { outputSize: [3, 2], fill: 7 });
  expect([...moved.data]).toEqual(new Array(12).fill(7));
});

test('bad input is refused', () => {
  const outputSize = [2, 2] as const;
  expect(() => cropImage({ ...ramp, width: 21 }, [1, 0, 0, 0, 1, 0], { outputSize })).toThrow(
    'cropImage: `image.data` must have one number per pixel and channel (630), got [600].',
  );
  expect(() => cropImage(ramp, [0, 0, 0, 0, 0, 0], { outputSize })).toThrow('`matrix` must be invertible');
  expect(() => cropImage({ ...ramp, channels: 0 }, [1, 0, 0, 0, 1, 0], { outputSize })).toThrow('`image.channels`');
});
