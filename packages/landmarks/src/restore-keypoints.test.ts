import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transformKeypoints } from './affine.js';
import { cropMatrix } from './crop-matrix.js';
import { restoreKeypoints } from './restore-keypoints.js';
import { decodeUdp, encodeUdp } from './udp.js';

const crop = { center: [60, 95], scale: [140.625, 187.5] } as const;
const inputSize = [192, 256] as const;

test('undoes the crop, in both conventions', () => {
  const coordinate = fc.double({ min: -300, max: 300, noNaN: true });
  fc.assert(
    fc.property(coordinate, coordinate, fc.constantFrom('udp', 'msra'), (x, y, convention) => {
      const matrix = cropMatrix(crop, { outputSize: inputSize, convention, fixAspectRatio: false });
      const restored = restoreKeypoints(transformKeypoints([x, y], matrix), crop, { inputSize, convention });
      expect([...restored]).toEqual([expect.closeTo(x, 8), expect.closeTo(y, 8)]);
    }),
  );
});

test('mode mmpose takes back what decoding in mode mmpose stretches', () => {
  const point = [77.3, 120.9];
  const inside = transformKeypoints(point, cropMatrix(crop, { outputSize: inputSize }));
  for (const mode of ['exact', 'mmpose'] as const) {
    const codec = { inputSize, heatmapSize: [48, 64], mode } as const;
    const { keypoints } = decodeUdp(encodeUdp(inside, codec).heatmaps, codec);
    const [x, y] = restoreKeypoints(keypoints, crop, { inputSize, mode });
    expect([x, y]).toEqual([expect.closeTo(77.3, 2), expect.closeTo(120.9, 2)]);
  }
});

test('bad input is refused', () => {
  expect(() => restoreKeypoints([1], crop, { inputSize })).toThrow(
    'restoreKeypoints: `keypoints` must have 2 numbers per landmark, got [1].',
  );
  expect(() => restoreKeypoints([1, 2], crop, { inputSize: [1, 5] })).toThrow(
    '`inputSize[0]` must be an integer of at least 2',
  );
});
