import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxToCrop } from './box-to-crop.js';

test('both formats name the same box, and an aspect ratio only makes it larger', () => {
  const side = fc.double({ min: 0.5, max: 500, noNaN: true });
  fc.assert(
    fc.property(
      side,
      side,
      side,
      side,
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      (left, top, width, height, aspectRatio) => {
        const crop = boxToCrop([left, top, width, height], { format: 'xywh', aspectRatio });
        expect(crop.scale[0] / crop.scale[1]).toBeCloseTo(aspectRatio, 9);
        expect(crop.scale[0]).toBeGreaterThanOrEqual(width * (1 - 1e-12));
        expect(crop.scale[1]).toBeGreaterThanOrEqual(height * (1 - 1e-12));
        const same = boxToCrop([left, top, left + width, top + height], { aspectRatio });
        expect(same.scale[0]).toBeCloseTo(crop.scale[0], 6);
        expect(same.center[1]).toBeCloseTo(crop.center[1], 6);
      },
    ),
  );
});

test('bad input is refused', () => {
  expect(() => boxToCrop([10, 20, 5, 70])).toThrow(
    'boxToCrop: `box` must have a positive width and height, got [10, 20, 5, 70]. Is `format` right?',
  );
  expect(() => boxToCrop([1, 2, 3])).toThrow('`box` must have four numbers (4), got [3].');
  expect(() => boxToCrop([1, 2, Number.NaN, 4])).toThrow('`box[2]`');
  expect(() => boxToCrop([1, 2, 3, 4], { padding: 0 })).toThrow('`padding`');
});
