import { ShapeError } from '@cairn-ml/numeric';
import type { Tensor } from '@cairn-ml/tensor';
import type { Size } from '../../codec-options.js';
import { checkTensor } from '../tensor/map-weights.js';

export function checkImages(caller: string, images: Tensor, [width, height]: Size): void {
  checkTensor(caller, 'images', images);
  const { shape } = images;
  if (shape.length !== 4 || shape[0]! < 1 || shape[1] !== height || shape[2] !== width || shape[3] !== 3)
    throw new ShapeError(caller, 'images', `be [batch, ${height}, ${width}, 3]`, shape);
}
