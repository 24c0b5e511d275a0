import { checkLength, ShapeError } from '@cairn-ml/numeric';

/**
 * The mean of several outputs of a network, number by number: of an image and its mirror image, or of several models.
 *
 * @param outputs - At least one; all of the same length.
 * @returns `Float32Array` if the first output is one, otherwise `Float64Array`.
 * @throws {ShapeError} when there are none, or their lengths differ
 *
 * @example
 * ```ts
 * import { averageHeatmaps } from '@cairn-ml/landmarks';
 *
 * averageHeatmaps([[0, 1], [1, 2]]); // [0.5, 1.5]
 * ```
 *
 * Source: `aggregate_heatmaps` of mmpose (759b39c), mode 'average', without resizing.
 */
export function averageHeatmaps(outputs: readonly ArrayLike<number>[]): Float32Array | Float64Array {
  const [first] = outputs;
  if (!first) throw new ShapeError('averageHeatmaps', 'outputs', 'have at least one entry', [0]);
  for (const [i, output] of outputs.entries()) {
    checkLength('averageHeatmaps', `outputs[${i}]`, output, first.length, 'as many numbers as `outputs[0]`');
  }
  const mean = first instanceof Float32Array ? new Float32Array(first.length) : new Float64Array(first.length);
  for (let i = 0; i < mean.length; i++) {
    let sum = 0;
    for (const output of outputs) sum += output[i]!;
    mean[i] = sum / outputs.length;
  }
  return mean;
}
