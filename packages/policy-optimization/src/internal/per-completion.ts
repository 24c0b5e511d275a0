import { type Bounds, checkLength, checkNumber } from '@cairn-ml/numeric';
import { type Tensor, tensor } from '@cairn-ml/tensor';
import type { PerCompletion } from '../token-values.js';

export function checkPerCompletion(
  caller: string,
  argument: string,
  value: PerCompletion,
  completions: number,
  bounds: Bounds,
): void {
  if (typeof value === 'number') {
    checkNumber(caller, argument, value, bounds);
    return;
  }
  checkLength(caller, argument, value, completions, 'one entry per completion');
  for (let i = 0; i < completions; i++) checkNumber(caller, `${argument}[${i}]`, value[i]!, bounds);
}

/** The number of completion `i`. */
export function ofCompletion(value: PerCompletion, i: number): number {
  return typeof value === 'number' ? value : value[i]!;
}

/** `[completions, 1]`, or a scalar, each entry mapped in float64. */
export function columnOf(value: PerCompletion, map: (entry: number) => number = (entry) => entry): Tensor {
  if (typeof value === 'number') return tensor(map(value));
  return tensor(Float32Array.from(value, map), [value.length, 1]);
}
