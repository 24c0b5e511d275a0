import { checkFinite, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { add, div, mul, reshape, sub, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import type { ImageNormalization } from '../entropy-adversarial-sample.js';

/** From what the policy sees to pixels, and back. */
export interface PixelSpace {
  /** A new tensor. */
  toPixels(image: Tensor): Tensor;
  /** What the policy sees of pixels that differ from those of `image`, which are `origin`: exactly `image` where they do not. */
  toImage(pixels: Tensor, image: Tensor, origin: Tensor): Tensor;
}

export function pixelSpace(caller: string, image: Tensor, normalization: ImageNormalization | undefined): PixelSpace {
  if (!normalization)
    return { toPixels: (image) => tidy(() => add(image, 0)), toImage: (pixels) => tidy(() => add(pixels, 0)) };
  const { mean, std, axis = -1 } = normalization;
  const place = axis < 0 ? image.rank + axis : axis;
  const channels = image.shape[place];
  if (channels === undefined)
    throw new InvalidArgumentError(caller, 'normalization.axis', `be an axis of [${image.shape.join(', ')}]`, axis);
  for (const [name, values] of [
    ['mean', mean],
    ['std', std],
  ] as const) {
    checkFinite(caller, `normalization.${name}`, values);
    if (values.length !== channels)
      throw new ShapeError(caller, `normalization.${name}`, `have one entry per channel (${channels})`, [
        values.length,
      ]);
  }
  for (let c = 0; c < channels; c++)
    if (std[c]! <= 0) throw new InvalidArgumentError(caller, `normalization.std[${c}]`, 'be above 0', std[c]);
  const shape = image.shape.map((_, i) => (i === place ? channels : 1));
  const constant = (values: ArrayLike<number>) => reshape(tensor(Float32Array.from(values)), shape);
  return {
    toPixels: (image) => tidy(() => add(mul(image, constant(std)), constant(mean))),
    toImage: (pixels, image, origin) => tidy(() => add(image, div(sub(pixels, origin), constant(std)))),
  };
}
