import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { any, cast, isTensor, mul, notEqual, reshape, type Tensor } from '@cairn-ml/tensor';

/** What every loss of heatmaps can be told. */
export interface MapWeightOptions {
  /** How much each landmark counts, `[batch, landmarks]`, or each pixel, as the maps. Default 1. */
  weights?: Tensor;
}

/** Options of losses that can leave pixels and empty maps out. */
export interface MapMaskOptions extends MapWeightOptions {
  /** Factors of pixels, `[batch, landmarks, height, width]`, each size may be 1. */
  mask?: Tensor;
  /** Whether maps whose target is 0 everywhere count nothing. Default false. */
  skipEmpty?: boolean;
}

export function checkMaps(caller: string, predicted: Tensor, target: Tensor, { mask, weights }: MapMaskOptions): void {
  checkTensor(caller, 'predicted', predicted);
  checkTensor(caller, 'target', target);
  const { shape } = predicted;
  if (shape.length !== 4)
    throw new ShapeError(caller, 'predicted', 'be [batch, landmarks, height, width]', shape, channelsFirst);
  if (!sameShape(target.shape, shape))
    throw new ShapeError(caller, 'target', `be [${shape.join(', ')}], as \`predicted\``, target.shape);
  if (weights) {
    checkTensor(caller, 'weights', weights);
    const perLandmark = sameShape(weights.shape, shape.slice(0, 2));
    if (!perLandmark && !sameShape(weights.shape, shape))
      throw new ShapeError(caller, 'weights', `be [${shape[0]}, ${shape[1]}] or [${shape.join(', ')}]`, weights.shape);
  }
  if (mask) {
    checkTensor(caller, 'mask', mask);
    const fits = mask.shape.length === 4 && mask.shape.every((size, d) => size === 1 || size === shape[d]);
    if (!fits) throw new ShapeError(caller, 'mask', `be [${shape.join(', ')}], each size may be 1`, mask.shape);
  }
}

/** Weights of landmarks or pixels in a shape that fits the maps. */
export function spreadWeights(weights: Tensor): Tensor {
  return weights.rank === 2 ? reshape(weights, [...weights.shape, 1, 1]) : weights;
}

/** The product of everything that weighs pixels; undefined where nothing does. */
export function pixelFactor(target: Tensor, { weights, mask, skipEmpty }: MapMaskOptions): Tensor | undefined {
  const factors = [
    ...(weights ? [spreadWeights(weights)] : []),
    ...(mask ? [cast(mask, 'float32')] : []),
    ...(skipEmpty ? [cast(any(notEqual(target, 0), [2, 3], true), 'float32')] : []),
  ];
  return factors.length === 0 ? undefined : factors.reduce((product, factor) => mul(product, factor));
}

export function checkTensor(caller: string, argument: string, value: unknown): asserts value is Tensor {
  if (!isTensor(value)) throw new InvalidArgumentError(caller, argument, 'be a tensor', value);
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, d) => size === b[d]);
}

const channelsFirst =
  'Heatmaps of images are `[batch, height, width, landmarks]` after a convolution: `transpose(x, [0, 3, 1, 2])`.';
