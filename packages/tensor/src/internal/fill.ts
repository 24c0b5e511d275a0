import { checkInteger } from '@cairn-ml/numeric';
import { tensor } from '@tensorflow/tfjs-core';
import type { Tensor } from '../types.js';

/** A float32 tensor whose entries are drawn one after the other, on the host: the same numbers on every device. */
export function fill(caller: string, shape: readonly number[], draw: () => number): Tensor {
  for (const size of shape) checkInteger(caller, 'shape', size, { min: 0 });
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  for (let i = 0; i < values.length; i++) values[i] = draw();
  return tensor(values, [...shape]);
}
