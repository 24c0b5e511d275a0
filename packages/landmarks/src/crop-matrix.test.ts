import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transformKeypoints } from './affine.js';
import { cropMatrix } from './crop-matrix.js';

const crop = { center: [60, 95], scale: [140, 180] } as const;

test('the corners of the crop become the first and last pixel centres (udp) or the outer corners (msra)', () => {
  const corners = [60 - 70, 95 - 90, 60 + 70, 95 + 90];
  const corner = (convention: 'udp' | 'msra') => [
    ...transformKeypoints(corners, cropMatrix(crop, { outputSize: [192, 256], convention, fixAspectRatio: false })),
  ];
  expect(corner('udp')).toEqual([0, 0, 191, 255].map((value) => expect.closeTo(value, 9)));
  expect(corner('msra')).toEqual([0, 0, 192, 256].map((value) => expect.closeTo(value, 9)));
});

test('the centre stays in the middle whatever the rotation, and the senses are opposite', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.constantFrom('udp', 'msra'),
      (rotation, convention) => {
        const matrix = cropMatrix(crop, { outputSize: [193, 257], rotation, convention });
        const [x, y] = transformKeypoints(crop.center, matrix);
        const last = convention === 'udp' ? 1 : 0;
        expect([x, y]).toEqual([expect.closeTo((193 - last) / 2, 9), expect.closeTo((257 - last) / 2, 9)]);
      },
    ),
  );
  const [, , , udp] = cropMatrix(crop, { outputSize: [193, 257], rotation: 30 });
  const [, , , msra] = cropMatrix(crop, { outputSize: [193, 257], rotation: 30, convention: 'msra' });
  expect(udp).toBeGreaterThan(0);
  expect(msra).toBeLessThan(0);
});

test('a shift moves the crop by a share of its size', () => {
  const shifted = cropMatrix(crop, { outputSize: [100, 100], shift: [0.5, -0.25] });
  const moved = cropMatrix({ ...crop, center: [60 + 70, 95 - 45] }, { outputSize: [100, 100] });
  for (const [i, value] of moved.entries()) expect(shifted[i]).toBeCloseTo(value, 12);
});

test('bad input is refused', () => {
  expect(() => cropMatrix({ ...crop, scale: [0, 10] }, { outputSize: [10, 10] })).toThrow(
    'cropMatrix: `crop.scale[0]` must be a finite number',
  );
  expect(() => cropMatrix({ ...crop, center: [Number.NaN, 1] }, { outputSize: [10, 10] })).toThrow('`crop.center[0]`');
  expect(() => cropMatrix(crop, { outputSize: [10, 10], convention: 'other' as never })).toThrow(
    "`convention` must be 'udp' | 'msra'",
  );
  expect(() => cropMatrix(crop, { outputSize: [10, 10], rotation: Number.NaN })).toThrow('`rotation`');
});
