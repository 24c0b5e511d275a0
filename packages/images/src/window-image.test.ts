import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowImage } from './window-image.js';

const row = (...data: number[]) => ({ data, width: data.length, height: 1, channels: 1 });

test('without a window, the smallest value is black and the largest white', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2 });
  fc.assert(
    fc.property(values, (data) => {
      const shown = windowImage(row(...data)).data;
      const [low, high] = [Math.min(...data), Math.max(...data)];
      fc.pre(high - low > 1e-3);
      expect([shown[data.indexOf(low)], shown[data.indexOf(high)]]).toEqual([0, 255]);
    }),
  );
});

test('higher values are never darker', () => {
  const window = fc.record({
    center: fc.integer({ min: -2000, max: 2000 }),
    width: fc.integer({ min: 1, max: 4000 }),
    form: fc.constantFrom('linear' as const, 'linear-exact' as const),
  });
  fc.assert(
    fc.property(window, fc.array(fc.integer({ min: -3000, max: 3000 })), (window, values) => {
      fc.pre(values.length > 0);
      const shown = windowImage(row(...values.sort((a, b) => a - b)), { window }).data;
      expect(Array.from(shown)).toEqual([...shown].sort((a, b) => a - b));
    }),
  );
});

test('an image of one value is black without a window', () => {
  expect(windowImage(row(7, 7)).data).toEqual(Uint8Array.of(0, 0));
});

test('keeps size, channels and spacing', () => {
  const image = { data: [0, 1, 2, 3, 4, 5], width: 1, height: 2, channels: 3, spacing: [0.5, 2] as const };
  expect(windowImage(image)).toMatchObject({ width: 1, height: 2, channels: 3, spacing: [0.5, 2] });
});

test('refuses windows without a width, unknown forms, and what are no finite values', () => {
  expect(() => windowImage(row(1), { window: { center: 0, width: 0 } })).toThrow(
    '`window.width` must be a finite number',
  );
  expect(() => windowImage(row(1), { window: { center: 0, width: 0.5, form: 'linear' } })).toThrow(
    'of at least 1, got 0.5',
  );
  expect(() => windowImage(row(1), { window: { center: Number.NaN, width: 1 } })).toThrow('`window.center`');
  expect(() => windowImage(row(1), { window: { center: 0, width: 1, form: 'sigmoid' as never } })).toThrow(
    "windowImage: `window.form` must be 'linear' | 'linear-exact', got \"sigmoid\".",
  );
  expect(() => windowImage(row(Number.NaN))).toThrow('windowImage: `image.data[0]` must be a finite number, got NaN.');
  expect(() => windowImage({ ...row(1), spacing: [0, 1] })).toThrow('`image.spacing[0]`');
  expect(() => windowImage({ ...row(1), width: 2 })).toThrow(
    'must have one number per pixel and channel (2), got [1].',
  );
});
