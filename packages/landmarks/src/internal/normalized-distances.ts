import { checkLength, checkNumber } from '@cairn-ml/numeric';
import { countImages } from '../metrics/radial-errors.js';

/** What metrics of normalised distances take. */
export interface NormalizedDistanceOptions {
  /** Landmarks of one image. */
  numLandmarks: number;
  /**
   * What distances are divided by: a number for all images, one per image, or x and y per image (the longer side of a box is usual). An image where
   * one is 0 is left out.
   */
  normalizer: number | ArrayLike<number>;
  /** One number per landmark of each image, 0 to leave it out. Default all count whose truth is no NaN. */
  mask?: ArrayLike<number>;
}

/** Distances in units of the normaliser, image by image: NaN for landmarks that do not count, infinity for predictions of NaN. */
export function normalizedDistances(
  caller: string,
  predictions: ArrayLike<number>,
  truth: ArrayLike<number>,
  { numLandmarks, normalizer, mask }: NormalizedDistanceOptions,
): Float64Array {
  const images = countImages(caller, predictions, truth, numLandmarks);
  if (mask) checkLength(caller, 'mask', mask, images * numLandmarks, 'one entry per landmark of each image');
  const lengths = typeof normalizer === 'number' ? [normalizer] : normalizer;
  for (let i = 0; i < lengths.length; i++) checkNumber(caller, 'normalizer', lengths[i]!, { min: 0 });
  const perImage = typeof normalizer === 'number' ? 0 : lengths.length === 2 * images ? 2 : 1;
  if (perImage === 1) checkLength(caller, 'normalizer', lengths, images, 'one or two numbers per image');
  const distances = new Float64Array(images * numLandmarks);
  for (let k = 0; k < distances.length; k++) {
    const at = Math.floor(k / numLandmarks) * perImage;
    const [x, y] = [lengths[at]!, lengths[perImage === 2 ? at + 1 : at]!];
    const dx = (predictions[2 * k]! - truth[2 * k]!) / x;
    const dy = (predictions[2 * k + 1]! - truth[2 * k + 1]!) / y;
    const counts = (!mask || mask[k]) && x > 0 && y > 0 && !Number.isNaN(truth[2 * k]! + truth[2 * k + 1]!);
    const distance = Math.sqrt(dx * dx + dy * dy);
    distances[k] = !counts ? Number.NaN : Number.isNaN(distance) ? Infinity : distance;
  }
  return distances;
}

/** The mean of `value` over each landmark's distances that count, and their mean over the landmarks that have any. */
export function meanPerLandmark(
  distances: Float64Array,
  numLandmarks: number,
  value: (distance: number) => number,
): { mean: number; perLandmark: Float64Array; count: number } {
  const perLandmark = new Float64Array(numLandmarks);
  let [sum, count] = [0, 0];
  for (let landmark = 0; landmark < numLandmarks; landmark++) {
    let [total, valid] = [0, 0];
    for (let k = landmark; k < distances.length; k += numLandmarks) {
      if (Number.isNaN(distances[k])) continue;
      total += value(distances[k]!);
      valid++;
    }
    perLandmark[landmark] = total / valid;
    if (valid === 0) continue;
    sum += total / valid;
    count++;
  }
  return { mean: sum / count, perLandmark, count };
}
