import { checkFinite, checkLength, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { isTensor, reshape, stopGradient, type Tensor, tensor } from '@cairn-ml/tensor';
import type { TokenRows } from '../token-values.js';
import { type Counts, checkCountedRows } from './read-rows.js';

/** The advantage of each token, from one number per completion or rows with one per token. */
export function readRowAdvantages(
  caller: string,
  advantages: unknown,
  logprobs: TokenRows,
  counts: Counts,
): (row: number, token: number) => number {
  if (isTensor(advantages))
    throw new InvalidArgumentError(caller, 'advantages', 'be numbers, as `logprobs`', advantages);
  const values = advantages as ArrayLike<number> | TokenRows;
  if (typeof values[0] === 'object') {
    const rows = checkCountedRows(caller, 'advantages', values, logprobs, counts);
    return (i, t) => rows[i]![t]!;
  }
  const numbers = values as ArrayLike<number>;
  checkLength(caller, 'advantages', numbers, logprobs.length, 'one entry per completion');
  checkFinite(caller, 'advantages', numbers);
  return (i) => numbers[i]!;
}

/** `[completions, 1]` or `[completions, tokens]`, without a gradient. */
export function readTensorAdvantages(caller: string, advantages: unknown, [rows, columns]: readonly number[]): Tensor {
  if (!isTensor(advantages)) {
    const numbers = advantages as ArrayLike<number>;
    checkLength(caller, 'advantages', numbers, rows!, 'one entry per completion');
    checkFinite(caller, 'advantages', numbers);
    return tensor(Float32Array.from(numbers), [rows!, 1]);
  }
  const { shape } = advantages;
  const isColumn = shape.length === 1;
  if (shape[0] !== rows || (!isColumn && (shape.length !== 2 || shape[1] !== columns)))
    throw new ShapeError(caller, 'advantages', `be [${rows}] or [${rows}, ${columns}], as \`logprobs\``, shape);
  return stopGradient(isColumn ? reshape(advantages, [rows, 1]) : advantages);
}
