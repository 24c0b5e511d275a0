import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cocoSigmas, oks } from './oks.js';

const truth = [10, 10, 20, 20];
const options = { area: 400, sigmas: [0.05, 0.1] };

test('1 for the truth itself, exp(-1/2) one deviation away, the same for any scale of picture', () => {
  expect(oks(truth, truth, options)).toBe(1);
  // One deviation is 2 sigma sqrt(area).
  expect(oks([10 + 2 * 0.05 * 20, 10, 20, 20 - 2 * 0.1 * 20], truth, options)).toBeCloseTo(Math.exp(-0.5), 12);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (scale) => {
      const scaled = (values: number[]) => values.map((value) => value * scale);
      expect(oks(scaled([11, 9, 22, 21]), scaled(truth), { ...options, area: 400 * scale * scale })).toBeCloseTo(
        oks([11, 9, 22, 21], truth, options),
        9,
      );
    }),
  );
});

test('coco: only labelled landmarks; without any the distance from the doubled box, or NaN', () => {
  expect(oks([99, 99, 20, 20], truth, { ...options, visible: [0, 2] })).toBe(1);
  expect(oks(truth, truth, { ...options, visible: [0, 0] })).toBeNaN();
  const box = { ...options, visible: [0, 0], box: [10, 10, 10, 10] };
  expect(oks([0, 0, 30, 30], truth, box)).toBe(1);
  expect(oks([0, 0, 34, 30], truth, box)).toBeCloseTo((1 + Math.exp(-0.5)) / 2, 12);
});

test('mmpose: all landmarks, the mean of both areas, and a threshold for both visibilities', () => {
  const mmpose = { ...options, variant: 'mmpose', predictedArea: 1200 } as const;
  expect(oks([12, 10, 20, 20], truth, mmpose)).toBeCloseTo((Math.exp(-0.25) + 1) / 2, 12);
  const visible = { visible: [1, 2], predictedVisible: [0.9, 0.2], visibleThreshold: 0.5 };
  expect(oks([12, 10, 0, 0], truth, { ...mmpose, ...visible })).toBeCloseTo(Math.exp(-0.25), 12);
  expect(oks(truth, truth, { ...mmpose, ...visible, visibleThreshold: 5 })).toBe(0);
});

test('a landmark that is not predicted adds 0; 17 landmarks have the deviations of COCO', () => {
  expect(oks([10, 10, Number.NaN, 20], truth, options)).toBe(0.5);
  expect(cocoSigmas).toHaveLength(17);
  const body = new Array(34).fill(3);
  expect(oks(body, body, { area: 9 })).toBe(1);
});

test('bad input is refused', () => {
  expect(() => oks(truth, truth, { area: 400 })).toThrow(
    'oks: `sigmas` must have one entry per landmark (2), got [17].',
  );
  expect(() => oks(truth, truth, { ...options, area: 0 })).toThrow('oks: `area` must be a finite number of at least');
  expect(() => oks([1, 2], truth, options)).toThrow('`prediction` must have as many numbers as `truth` (4), got [2].');
  expect(() => oks(truth, truth, { ...options, visible: [1] })).toThrow(
    '`visible` must have one entry per landmark (2), got [1].',
  );
  expect(() => oks(truth, truth, { ...options, visibleThreshold: 1 })).toThrow('`visibleThreshold` must come with');
});
