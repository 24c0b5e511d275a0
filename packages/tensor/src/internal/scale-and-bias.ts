import type { NormParameters } from '../norm-parameters.js';
import { add, mul } from '../ops.js';
import type { Tensor } from '../types.js';
import { checkShape } from './check-shape.js';

/** Throws unless scale and bias have one entry per channel, the last dimension of `x`. */
export function checkNormParameters(caller: string, x: Tensor, { scale, bias }: NormParameters): void {
  const shape = [x.shape.at(-1)!];
  if (scale) checkShape(caller, 'scale', scale, shape, 'one entry per channel');
  if (bias) checkShape(caller, 'bias', bias, shape, 'one entry per channel');
}

export function scaleAndBias(x: Tensor, { scale, bias }: NormParameters): Tensor {
  const scaled = scale ? mul(x, scale) : x;
  return bias ? add(scaled, bias) : scaled;
}
