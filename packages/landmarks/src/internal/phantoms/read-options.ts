import { checkInteger, checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import type { PhantomOptions } from '../../phantoms/phantom.js';

export function readPhantomOptions(
  caller: string,
  seed: number,
  options: PhantomOptions,
  usualRotation: number,
): Required<PhantomOptions> {
  const {
    size = 128,
    rotation = usualRotation,
    scale = [0.85, 1.05],
    gamma = 1,
    noise = 1,
    inverted = false,
  } = options;
  checkInteger(caller, 'seed', seed);
  checkInteger(caller, 'size', size, { min: 32, max: 4096 });
  checkNumber(caller, 'rotation', rotation, { min: 0, max: 360 });
  checkNumber(caller, 'gamma', gamma, { min: 0.1, max: 10 });
  checkNumber(caller, 'noise', noise, { min: 0, max: 100 });
  if (scale.length !== 2 || !(scale[0] >= 0.1 && scale[0] <= scale[1] && scale[1] <= 2))
    throw new InvalidArgumentError(caller, 'scale', 'be two ascending numbers from 0.1 to 2', scale);
  return { size, rotation, scale, gamma, noise, inverted };
}
