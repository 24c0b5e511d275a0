import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { Tensor } from '../types.js';

/** Throws unless `tensor` has this many dimensions. */
export function checkRank(caller: string, argument: string, tensor: Tensor, rank: number, layout: string): void {
  if (tensor.rank !== rank) throw new ShapeError(caller, argument, `be [${layout}]`, tensor.shape);
}

/** Throws unless `tensor` has this shape; `reason` says what it follows from. */
export function checkShape(
  caller: string,
  argument: string,
  tensor: Tensor,
  shape: readonly number[],
  reason: string,
): void {
  if (!sameShape(tensor.shape, shape))
    throw new ShapeError(caller, argument, `be [${shape.join(', ')}], ${reason}`, tensor.shape);
}

export function checkDtype(caller: string, argument: string, tensor: Tensor, dtypes: readonly string[]): void {
  if (!dtypes.includes(tensor.dtype))
    throw new InvalidArgumentError(caller, argument, `be ${dtypes.join(' or ')}`, tensor.dtype);
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}
