import { checkFinite } from '@cairn-ml/numeric';
import { concat, mean, square, sub, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import type { Backbone } from '../../adaptation/backbone.js';
import type { ImagePixels } from '../../crop-image.js';
import type { Standardization } from './head-network.js';
import { prepareImage, type Range } from './prepare-image.js';

/** Features of images by their indices. */
export interface FeatureSource {
  readonly count: number;
  /** `[indices, rows, columns, channels]`, the caller's. */
  batch(indices: ArrayLike<number>): Tensor;
  dispose(): void;
}

/** Features are computed once and kept, or anew each time. */
export function featureSource(
  backbone: Backbone,
  images: readonly ImagePixels[],
  range: Range,
  keeps: boolean,
): FeatureSource {
  const kept = new Map<number, Tensor>();
  const compute = (i: number) => {
    const input = prepareImage(images[i]!, backbone.inputSize, range);
    try {
      return backbone.features(input);
    } finally {
      input.dispose();
    }
  };
  const one = (i: number) => {
    const features = kept.get(i) ?? compute(i);
    if (keeps) kept.set(i, features);
    return features;
  };
  return {
    count: images.length,
    batch(indices) {
      const parts = Array.from(indices, one);
      const joined = tidy(() => concat(parts, 0));
      if (!keeps) for (const part of parts) part.dispose();
      return joined;
    },
    dispose: () => {
      for (const features of kept.values()) features.dispose();
    },
  };
}

/** Mean and 1 / standard deviation of each channel over all places of all images; 0 for channels that are constant. */
export async function standardize(source: FeatureSource, onSample: () => void): Promise<Standardization> {
  const moments: { means: Float32Array; variances: Float32Array }[] = [];
  for (let i = 0; i < source.count; i++) {
    const features = source.batch([i]);
    const ofSample = tidy(() => {
      const center = mean(features, [0, 1, 2]) as Tensor;
      return [center, mean(square(sub(features, center)), [0, 1, 2]) as Tensor] as const;
    });
    features.dispose();
    const [means, variances] = await Promise.all(ofSample.map((values) => values.data<'float32'>()));
    for (const values of ofSample) values.dispose();
    moments.push({ means: means!, variances: variances! });
    onSample();
  }
  const channels = moments[0]!.means.length;
  const average = (term: (moment: (typeof moments)[number]) => number) =>
    moments.reduce((sum, moment) => sum + term(moment), 0) / moments.length;
  const center = Float64Array.from({ length: channels }, (_, c) => average(({ means }) => means[c]!));
  const variance = center.map((middle, c) =>
    average(({ means, variances }) => variances[c]! + (means[c]! - middle) ** 2),
  );
  checkFinite('fit', 'variance of features of the backbone', variance);
  const factor = variance.map((value) => (value > 0 ? 1 / Math.sqrt(value) : 0));
  return { mean: tensor(Float32Array.from(center)), factor: tensor(Float32Array.from(factor)) };
}
