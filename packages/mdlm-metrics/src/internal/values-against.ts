import { checkLength } from '@cairn-ml/numeric';
import type { DecodingTrace } from '../decoding-trace.js';

/** The value of `against`, which has one entry per position of the canvas or per generated position, at each of `positions`. */
export function valuesAgainst(
  caller: string,
  { generated: [start, end], length }: DecodingTrace,
  positions: Int32Array,
  against: ArrayLike<number>,
): Float64Array {
  const isWhole = against.length === length;
  if (!isWhole) {
    checkLength(
      caller,
      'against',
      against,
      end - start,
      'one entry per generated position, or per position of the canvas',
    );
  }
  return Float64Array.from(positions, (position) => against[isWhole ? position : position - start]!);
}
