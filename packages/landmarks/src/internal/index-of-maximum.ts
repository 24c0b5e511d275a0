import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { FloatArray } from './read.js';

/** The index of the first largest number of `values[from .. to - 1]`. NaN and infinite maxima are refused. */
export function indexOfMaximum(caller: string, argument: string, values: FloatArray, from: number, to: number): number {
  let most = -Infinity;
  let index = -1;
  let i = from;
  while (i < to) {
    // Eight at a time; what is not larger is passed over, and NaN is not.
    while (
      i + 8 <= to &&
      values[i]! <= most &&
      values[i + 1]! <= most &&
      values[i + 2]! <= most &&
      values[i + 3]! <= most &&
      values[i + 4]! <= most &&
      values[i + 5]! <= most &&
      values[i + 6]! <= most &&
      values[i + 7]! <= most
    ) {
      i += 8;
    }
    for (const end = Math.min(i + 8, to); i < end; i++) {
      const value = values[i]!;
      if (value <= most) continue;
      if (!(value < Infinity)) refuse(caller, argument, value, i);
      most = value;
      index = i;
    }
  }
  if (index < 0) refuse(caller, argument, -Infinity, from);
  return index;
}

function refuse(caller: string, argument: string, value: number, index: number): never {
  throw new InvalidArgumentError(caller, `${argument}[${index}]`, 'be a finite number', value);
}
