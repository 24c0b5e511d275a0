import { checkInteger, checkLength, checkOption, ShapeError } from '@cairn-ml/numeric';
import type { ConvolutionOptions } from '../convolution.js';

/** Zeros of each dimension, as tfjs takes them. */
export type ExplicitPadding = [[number, number], [number, number], [number, number], [number, number]];

type PaddingOption = NonNullable<ConvolutionOptions['padding']>;

/**
 * The zeros around images of shape `[batch, height, width, channels]` for a window of this size.
 *
 * (Numbers, because XNNPACK makes nothing of tfjs's 'same' where the strides are larger than the window.)
 *
 * @throws {ShapeError} when the window does not fit into what comes out
 */
export function zerosAround(
  caller: string,
  shape: readonly number[],
  window: readonly [number, number],
  strides: readonly [number, number],
  option: PaddingOption,
): ExplicitPadding {
  const sides = ([0, 1] as const).map((i) => zerosOnSide(caller, shape[i + 1]!, window[i], strides[i], option, i));
  const fits = sides.every(([before, after], i) => before + shape[i + 1]! + after >= window[i as 0 | 1]);
  if (!fits) throw new ShapeError(caller, 'x', `be at least as large as the window (${window.join(' x ')})`, shape);
  return [[0, 0], sides[0]!, sides[1]!, [0, 0]];
}

function zerosOnSide(
  caller: string,
  size: number,
  window: number,
  stride: number,
  option: PaddingOption,
  side: 0 | 1,
): [number, number] {
  if (typeof option === 'string') {
    checkOption(caller, 'padding', option, ['same', 'valid']);
    const total = option === 'valid' ? 0 : Math.max((Math.ceil(size / stride) - 1) * stride + window - size, 0);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  }
  const zeros = typeof option === 'number' ? [option, option] : option[side];
  checkLength(caller, 'padding', zeros, 2, 'zeros before and after');
  for (const count of zeros) checkInteger(caller, 'padding', count, { min: 0 });
  return [zeros[0]!, zeros[1]!];
}
