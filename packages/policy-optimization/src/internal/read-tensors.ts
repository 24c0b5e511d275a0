import { ShapeError } from '@cairn-ml/numeric';
import { cast, notEqual, type Tensor, type Tensor2D } from '@cairn-ml/tensor';
import { checkSameShape } from './check-tensors.js';

/** Checks tensors that belong to `logprobs`. `counts` is bool, true where the mask is not 0; undefined where all counts. */
export function readTensors<Others extends object>(
  caller: string,
  logprobs: Tensor,
  others: Others,
  mask: unknown,
  first = 'logprobs',
): { values: { [Name in keyof Others]: Tensor2D }; counts: Tensor2D | undefined } {
  if (logprobs.rank !== 2) throw new ShapeError(caller, first, 'be [completions, tokens]', logprobs.shape);
  for (const [name, value] of Object.entries(others)) checkSameShape(caller, name, value, logprobs.shape, first);
  const values = others as { [Name in keyof Others]: Tensor2D };
  if (mask === undefined) return { values, counts: undefined };
  checkSameShape(caller, 'mask', mask, logprobs.shape, first);
  return { values, counts: notEqual(cast(mask, 'float32'), 0) as Tensor2D };
}
