import { checkFinite, checkLength, checkNumber } from '@cairn-ml/numeric';
import type { Crop } from '../crop.js';

export function checkCrop(caller: string, { center, scale }: Crop): void {
  checkLength(caller, 'crop.center', center, 2, 'x and y');
  checkFinite(caller, 'crop.center', center);
  checkLength(caller, 'crop.scale', scale, 2, 'width and height');
  for (const [i, side] of scale.entries()) checkNumber(caller, `crop.scale[${i}]`, side, { min: Number.MIN_VALUE });
}
