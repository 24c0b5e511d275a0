import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { Tensor } from '@cairn-ml/tensor';

export function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'dataId' in value;
}

/** Throws unless `value` is a tensor of the shape of the first argument. */
export function checkSameShape(
  caller: string,
  argument: string,
  value: unknown,
  shape: readonly number[],
  first = 'logprobs',
): asserts value is Tensor {
  if (!isTensor(value)) throw new InvalidArgumentError(caller, argument, `be a tensor, as \`${first}\` is`, value);
  if (value.shape.length !== shape.length || value.shape.some((size, i) => size !== shape[i]))
    throw new ShapeError(caller, argument, `be [${shape.join(', ')}], as \`${first}\``, value.shape);
}
