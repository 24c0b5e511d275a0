import { checkFinite, checkInteger, checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import { clipByValue, div, sub, type Tensor, tensor, tidy, tile } from '@cairn-ml/tensor';
import type { Size } from '../../codec-options.js';
import { cropImage, type ImagePixels } from '../../crop-image.js';

/** What black and white are in the images. */
export type Range = readonly [black: number, white: number];

/** Pixels of the network per pixel of the image: its longer side fills the input, corners on corners. */
export function scaleOf({ width, height }: ImagePixels, [inputWidth, inputHeight]: Size): number {
  return Math.min((inputWidth - 1) / Math.max(width - 1, 1), (inputHeight - 1) / Math.max(height - 1, 1));
}

export function checkImage(caller: string, argument: string, image: ImagePixels): void {
  if (!image?.data) throw new InvalidArgumentError(caller, argument, 'be an image', image);
  const { data, width, height, channels } = image;
  for (const name of ['width', 'height'] as const) checkInteger(caller, `${argument}.${name}`, image[name], { min: 2 });
  if (channels !== 1 && channels !== 3)
    throw new InvalidArgumentError(caller, `${argument}.channels`, 'be 1 or 3', channels);
  checkLength(caller, `${argument}.data`, data, width * height * channels, 'one number per pixel and channel');
  if (data instanceof Uint8Array || data instanceof Uint8ClampedArray) return;
  checkFinite(caller, `${argument}.data`, data);
}

/** `[1, height, width, 3]` from 0 to 1, black where the image does not reach. */
export function prepareImage(image: ImagePixels, inputSize: Size, [black, white]: Range): Tensor {
  const scale = scaleOf(image, inputSize);
  const { data, channels } = cropImage(image, [scale, 0, 0, 0, scale, 0], { outputSize: inputSize, fill: black });
  return tidy(() => {
    const pixels = tensor(data, [1, inputSize[1], inputSize[0], channels]);
    const unit = clipByValue(div(sub(pixels, black), white - black), 0, 1);
    return channels === 3 ? unit : tile(unit, [1, 1, 1, 3]);
  });
}
