import fc from 'fast-check';
import { expect, test } from 'vitest';
import { radialErrors } from './radial-errors.js';

test('distances in mm, anisotropic, one spacing for all or one per image', () => {
  const [predictions, truth] = [
    [3, 4, 0, 0],
    [0, 0, 0, 10],
  ];
  expect([...radialErrors(predictions, truth, { numLandmarks: 1 })]).toEqual([5, 10]);
  expect([...radialErrors(predictions, truth, { numLandmarks: 1, spacing: [0.1, 0.5] })]).toEqual([
    Math.hypot(0.3, 2),
    5,
  ]);
  expect([
    ...radialErrors(predictions, truth, {
      numLandmarks: 1,
      spacing: [
        [1, 1],
        [1, 0.5],
      ],
    }),
  ]).toEqual([5, 5]);
});

test('a frame stretches every image to the same size', () => {
  const errors = radialErrors([10, 0, 10, 0], [0, 0, 0, 0], {
    numLandmarks: 1,
    frame: 512,
    imageSizes: [
      [1024, 2048],
      [256, 256],
    ],
  });
  expect([...errors]).toEqual([5, 20]);
});

test('a reference pair sets the unit, also of anisotropic pixels; released measures it in pixels', () => {
  const [predictions, truth] = [
    [0, 0, 0, 30],
    [0, 0, 0, 20],
  ];
  const options = { numLandmarks: 2, normalizeBy: { indices: [0, 1], length: 50 } } as const;
  expect([...radialErrors(predictions, truth, options)]).toEqual([0, 25]);
  expect([...radialErrors(predictions, truth, { ...options, spacing: [1, 0.5] })]).toEqual([0, 25]);
  expect([...radialErrors(predictions, truth, { ...options, spacing: [1, 0.5], mode: 'released' })]).toEqual([0, 12.5]);
});

test('errors do not change with a common translation, and grow with the spacing', () => {
  const point = fc.integer({ min: -500, max: 500 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(point, point, point, point), { minLength: 1 }),
      point,
      fc.constantFrom(0.5, 2, 4),
      (rows, by, factor) => {
        const [predictions, truth] = [rows.flatMap((row) => row.slice(0, 2)), rows.flatMap((row) => row.slice(2))];
        const errors = radialErrors(predictions, truth, { numLandmarks: 1 });
        const moved = (values: number[]) => values.map((value) => value + by);
        expect(radialErrors(moved(predictions), moved(truth), { numLandmarks: 1 })).toEqual(errors);
        const scaled = radialErrors(predictions, truth, { numLandmarks: 1, spacing: [factor, factor] });
        for (const [i, error] of errors.entries()) expect(scaled[i]).toBeCloseTo(error * factor, 9);
      },
    ),
  );
});

test('missing landmarks have NaN', () => {
  expect([...radialErrors([1, Number.NaN, 1, 1], [1, 1, Number.NaN, 1], { numLandmarks: 2 })]).toEqual([
    Number.NaN,
    Number.NaN,
  ]);
});

test('bad input is refused', () => {
  const points = [1, 2, 3, 4];
  const options = { numLandmarks: 2 };
  expect(() => radialErrors(points, points, { ...options, spacing: [0, 1] })).toThrow(
    'radialErrors: `spacing` must be a finite number',
  );
  expect(() => radialErrors(points, points, { ...options, spacing: [1, -1] })).toThrow('`spacing`');
  expect(() =>
    radialErrors(points, points, {
      ...options,
      spacing: [
        [1, 1],
        [1, 1],
      ],
    }),
  ).toThrow('radialErrors: `spacing` must be one pair, or one per image (1), got [2].');
  expect(() => radialErrors([1, 2], points, options)).toThrow(
    '`predictions` must have as many numbers as `truth` (4), got [2].',
  );
  expect(() => radialErrors(points, points, { numLandmarks: 3 })).toThrow(
    '`truth` must hold x and y of 3 landmarks per image, got [4].',
  );
  expect(() => radialErrors([1, 2, 3, Infinity], points, options)).toThrow(
    'radialErrors: `predictions[3]` must be a finite number, or NaN for a missing landmark, got Infinity.',
  );
  expect(() => radialErrors(points, points, { ...options, frame: 512 })).toThrow(
    '`imageSizes` must be given with `frame`',
  );
  expect(() => radialErrors(points, points, { ...options, frame: 512, spacing: [1, 1], imageSizes: [5, 5] })).toThrow(
    '`spacing` must be left out',
  );
  expect(() =>
    radialErrors(points, [1, 2, 1, 2], { ...options, normalizeBy: { indices: [0, 1], length: 50 } }),
  ).toThrow('`truth` must keep the landmarks of `normalizeBy` apart in image 0');
  expect(() => radialErrors(points, points, { ...options, normalizeBy: { indices: [0, 2], length: 50 } })).toThrow(
    '`normalizeBy.indices`',
  );
});
