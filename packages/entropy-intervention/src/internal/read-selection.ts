import { ShapeError } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { cast, isTensor, notEqual, type Tensor, where, zerosLike } from '@cairn-ml/tensor';
import { selectionTensor } from '../selection-tensor.js';

/** A selection as float32 of the shape of `values`: 1 where it is not 0. */
export function readSelection(
  caller: string,
  selection: Tensor | TokenRows,
  values: Tensor,
  first = '`logprobs`',
): Tensor {
  const [responses, tokens] = values.shape;
  const longest = isTensor(selection) ? 0 : Math.max(0, ...selection.map(({ length }) => length));
  const given = isTensor(selection) ? selection.shape : [selection.length, Math.max(longest, tokens!)];
  if (given.length !== 2 || given[0] !== responses || given[1] !== tokens)
    throw new ShapeError(caller, 'selection', `be [${values.shape.join(', ')}], as ${first}`, given);
  const read = isTensor(selection) ? selection : selectionTensor(selection, { tokens: tokens! });
  return cast(notEqual(cast(read, 'float32'), 0), 'float32');
}

/** 0 where nothing counts, by choice: what stands there may be NaN. */
export function onlyCounted(values: Tensor, counts: Tensor | undefined): Tensor {
  return counts ? where(notEqual(cast(counts, 'float32'), 0), values, zerosLike(values)) : values;
}
