import { ShapeError } from '@cairn-ml/numeric';
import { type NestedArray, type Tensor, tensor } from '@cairn-ml/tensor';

/** Inputs of samples, one row (of any shape) each: a tensor, which stays yours, or nested arrays. */
export type InputBatch = Tensor | readonly NestedArray[];

/** Inputs as a tensor. */
export interface Inputs {
  tensor: Tensor;
  /** Frees what was made here. */
  release: () => void;
}

/** @throws {ShapeError} for a scalar */
export function readInputs(caller: string, argument: string, inputs: InputBatch): Inputs {
  if ('dataId' in inputs) {
    if (inputs.rank === 0) throw new ShapeError(caller, argument, 'have one row per sample', inputs.shape);
    return { tensor: inputs, release: () => {} };
  }
  const made: Tensor = inputs.length === 0 ? tensor([], [0]) : tensor(inputs);
  return { tensor: made, release: () => made.dispose() };
}
