import { checkInteger, checkLength, checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import type { Image } from '../image.js';

export function checkImage(caller: string, image: Image): void {
  if (!image?.data) throw new InvalidArgumentError(caller, 'image', 'be { data, width, height, channels }', image);
  for (const name of ['width', 'height', 'channels'] as const)
    checkInteger(caller, `image.${name}`, image[name], { min: 1 });
  const { data, width, height, channels, spacing } = image;
  checkLength(caller, 'image.data', data, width * height * channels, 'one number per pixel and channel');
  if (spacing === undefined) return;
  checkLength(caller, 'image.spacing', spacing, 2, 'one number for x and one for y');
  for (const axis of [0, 1]) checkNumber(caller, `image.spacing[${axis}]`, spacing[axis]!, { min: Number.MIN_VALUE });
}
