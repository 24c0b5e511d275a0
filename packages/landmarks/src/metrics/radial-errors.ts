import { checkInteger, checkNumber, checkOption, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { Size } from '../codec-options.js';

/**
 * What happens where the released evaluation of MedSapiens and GeoSapiens is not exact. `'exact'`: a landmark that was not predicted is a
 * failure, one that is not labelled is left out. `'released'`: the numbers of `LandmarkStatistics`.
 */
export type EvaluationMode = 'exact' | 'released';

/** Options of {@link radialErrors}. */
export interface RadialErrorOptions {
  /** Landmarks of one image. */
  numLandmarks: number;
  /** Length of a pixel along x and y, for all images or one pair per image: in mm for mm. Default 1: errors in pixels. */
  spacing?: readonly [x: number, y: number] | readonly (readonly [x: number, y: number])[];
  /** Errors in pixels of an image of `frame` x `frame`, to which all are thought to be stretched; needs `imageSizes`. */
  frame?: number;
  /** Size of the images in pixels, of all or one per image, for `frame`. */
  imageSizes?: Size | readonly Size[];
  /** The distance between two true landmarks of each image is taken to be `length`: the width of a wrist as 50 mm. */
  normalizeBy?: { indices: readonly [number, number]; length: number };
  /** Default `'exact'`. `'released'`: with both `spacing` and `normalizeBy` the reference is measured in pixels. */
  mode?: EvaluationMode;
}

/**
 * The distance of every predicted landmark from the true one, in the unit of the options.
 *
 * `factor · |(truth - prediction) · spacing|` with `factor = length / |reference|`, or 1. NaN where a coordinate of either is NaN, and for an image
 * whose reference is.
 *
 * @param predictions - x, y of each landmark of each image in pixels, flat. NaN where there is none.
 * @param truth - The same of the true landmarks.
 * @returns One number per landmark, image by image.
 * @throws {ShapeError} when lengths do not fit each other, `numLandmarks`, or the number of images
 * @throws {InvalidArgumentError} for infinite coordinates, a spacing that is not positive, a reference of length 0, and bad options
 *
 * @example
 * ```ts
 * import { radialErrors } from '@cairn-ml/landmarks/metrics';
 *
 * const [predictions, truth] = [[13, 24, 50, 50], [10, 20, 50, 60]];
 * radialErrors(predictions, truth, { numLandmarks: 2 }); // [5, 10]
 * radialErrors(predictions, truth, { numLandmarks: 2, spacing: [0.1, 0.2] }); // [0.8544, 2]
 * ```
 *
 * Source: `LandmarkStatistics.get_distances`, as released with MedSapiens and GeoSapiens (96af084).
 */
export function radialErrors(
  predictions: ArrayLike<number>,
  truth: ArrayLike<number>,
  options: RadialErrorOptions,
): Float64Array {
  return radialErrorsFor('radialErrors', predictions, truth, options);
}

/** {@link radialErrors} on behalf of `caller`. */
export function radialErrorsFor(
  caller: string,
  predictions: ArrayLike<number>,
  truth: ArrayLike<number>,
  options: RadialErrorOptions,
): Float64Array {
  const { numLandmarks, normalizeBy, mode = 'exact' } = options;
  checkOption(caller, 'mode', mode, ['exact', 'released']);
  const count = countImages(caller, predictions, truth, numLandmarks);
  const spacings = readSpacings(caller, options, count);
  const distance = (from: ArrayLike<number>, i: number, to: ArrayLike<number>, j: number, sx: number, sy: number) => {
    const [dx, dy] = [(to[2 * j]! - from[2 * i]!) * sx, (to[2 * j + 1]! - from[2 * i + 1]!) * sy];
    return Math.sqrt(dx * dx + dy * dy);
  };
  if (normalizeBy) {
    checkNumber(caller, 'normalizeBy.length', normalizeBy.length, { min: Number.MIN_VALUE });
    for (const index of normalizeBy.indices) {
      checkInteger(caller, 'normalizeBy.indices', index, { min: 0, max: numLandmarks - 1 });
    }
  }
  const errors = new Float64Array(count * numLandmarks);
  for (let image = 0; image < count; image++) {
    const first = image * numLandmarks;
    const [sx, sy] = spacings[spacings.length === 1 ? 0 : image]!;
    let factor = 1;
    if (normalizeBy) {
      const [i, j] = normalizeBy.indices.map((index) => first + index) as [number, number];
      const unit = mode === 'released' ? ([1, 1] as const) : ([sx, sy] as const);
      const reference = distance(truth, i, truth, j, ...unit);
      if (reference === 0) {
        const rule = `keep the landmarks of \`normalizeBy\` apart in image ${image}`;
        throw new InvalidArgumentError(caller, 'truth', rule, [truth[2 * i]!, truth[2 * i + 1]!]);
      }
      factor = normalizeBy.length / reference;
    }
    for (let k = first; k < first + numLandmarks; k++) errors[k] = factor * distance(predictions, k, truth, k, sx, sy);
  }
  return errors;
}

/** How many images there are, after a check of both sets of landmarks. */
export function countImages(
  caller: string,
  predictions: ArrayLike<number>,
  truth: ArrayLike<number>,
  numLandmarks: number,
): number {
  checkInteger(caller, 'numLandmarks', numLandmarks, { min: 1 });
  const expected = `hold x and y of ${numLandmarks} landmarks per image`;
  if (truth.length % (2 * numLandmarks) !== 0) throw new ShapeError(caller, 'truth', expected, [truth.length]);
  if (predictions.length !== truth.length) {
    throw new ShapeError(caller, 'predictions', `have as many numbers as \`truth\` (${truth.length})`, [
      predictions.length,
    ]);
  }
  for (let i = 0; i < truth.length; i++) {
    if (!Number.isFinite(truth[i]) || !Number.isFinite(predictions[i])) checkNotInfinite(caller, i, predictions, truth);
  }
  return truth.length / (2 * numLandmarks);
}

function checkNotInfinite(caller: string, i: number, predictions: ArrayLike<number>, truth: ArrayLike<number>): void {
  for (const [name, value] of [
    ['predictions', predictions[i]],
    ['truth', truth[i]],
  ] as const) {
    if (!Number.isFinite(value) && !Number.isNaN(value)) {
      throw new InvalidArgumentError(
        caller,
        `${name}[${i}]`,
        'be a finite number, or NaN for a missing landmark',
        value,
      );
    }
  }
}

function readSpacings(
  caller: string,
  { spacing, frame, imageSizes }: RadialErrorOptions,
  images: number,
): (readonly [number, number])[] {
  if (frame === undefined) return readPairs(caller, 'spacing', spacing ?? [1, 1], images);
  checkNumber(caller, 'frame', frame, { min: Number.MIN_VALUE });
  if (spacing) throw new InvalidArgumentError(caller, 'spacing', 'be left out with `frame`', spacing);
  if (!imageSizes) throw new InvalidArgumentError(caller, 'imageSizes', 'be given with `frame`', imageSizes);
  return readPairs(caller, 'imageSizes', imageSizes, images).map(([width, height]) => [frame / width, frame / height]);
}

function readPairs(
  caller: string,
  argument: string,
  value: readonly [number, number] | readonly (readonly [number, number])[],
  images: number,
): (readonly [number, number])[] {
  const pairs = typeof value[0] === 'number' ? [value as readonly [number, number]] : (value as [number, number][]);
  if (typeof value[0] !== 'number' && pairs.length !== images) {
    throw new ShapeError(caller, argument, `be one pair, or one per image (${images})`, [pairs.length]);
  }
  for (const [i, pair] of pairs.entries()) {
    const where = typeof value[0] === 'number' ? argument : `${argument}[${i}]`;
    if (pair.length !== 2) throw new ShapeError(caller, where, 'have an x and a y', [pair.length]);
    for (const entry of pair) checkNumber(caller, where, entry, { min: Number.MIN_VALUE });
  }
  return pairs;
}
