import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { isTensor, type Tensor } from '@cairn-ml/tensor';

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
