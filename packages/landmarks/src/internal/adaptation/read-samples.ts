import { checkInteger, checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import type { LabelSpace, LandmarkSample } from '../../adaptation/landmark-sample.js';
import { checkImage } from './prepare-image.js';

/** Landmarks of each sample in the order of the model, x and y in pixels of the image; NaN where there is none. */
export function readLandmarks(
  caller: string,
  samples: readonly LandmarkSample[],
  numLandmarks: number,
  labelSpace: LabelSpace,
): Float64Array[] {
  if (!Array.isArray(samples) || samples.length === 0)
    throw new InvalidArgumentError(caller, 'samples', 'have at least one sample', samples);
  const spaces = new Map(Object.entries(labelSpace));
  for (const [name, indices] of spaces) {
    for (const [k, index] of indices.entries())
      checkInteger(caller, `labelSpace[${JSON.stringify(name)}][${k}]`, index, { min: 0, max: numLandmarks - 1 });
    if (new Set(indices).size < indices.length)
      throw new InvalidArgumentError(caller, `labelSpace[${JSON.stringify(name)}]`, 'have no index twice', indices);
  }
  const all = Array.from({ length: numLandmarks }, (_, k) => k);
  return samples.map((sample, i) => {
    const { image, landmarks, dataset } = sample;
    checkImage(caller, `samples[${i}].image`, image);
    const indices = dataset === undefined ? all : spaces.get(dataset);
    if (!indices) throw new InvalidArgumentError(caller, `samples[${i}].dataset`, 'be in `labelSpace`', dataset);
    checkLength(caller, `samples[${i}].landmarks`, landmarks, 2 * indices.length, 'x and y of each landmark');
    const result = new Float64Array(2 * numLandmarks).fill(Number.NaN);
    for (const [k, index] of indices.entries()) {
      const [x, y] = [landmarks[2 * k]!, landmarks[2 * k + 1]!];
      if (Number.isNaN(x) && Number.isNaN(y)) continue;
      // Pixels reach half a pixel beyond their centres. Written so that NaN of one coordinate fails, too.
      const inside = x >= -0.5 && x <= image.width - 0.5 && y >= -0.5 && y <= image.height - 0.5;
      if (!inside) {
        const rule = `be inside of the image (${image.width} x ${image.height}), or NaN both`;
        throw new InvalidArgumentError(caller, `samples[${i}].landmarks of landmark ${k}`, rule, [x, y]);
      }
      result.set([x, y], 2 * index);
    }
    return result;
  });
}
