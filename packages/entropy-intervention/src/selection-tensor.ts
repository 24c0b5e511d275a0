import { checkInteger } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { type Tensor2D, tensor } from '@cairn-ml/tensor';

/** Options of {@link selectionTensor}. */
export interface SelectionTensorOptions {
  /** How many columns, at least as many as the longest row. Default: as many as that. */
  tokens?: number;
}

/**
 * A selection (or any rows) as a tensor `[responses, tokens]`, with 0 behind the end of shorter rows: to be the `mask` of a loss, where the others are not
 * to count in means either, or its `weights`, where they are.
 *
 * @throws {InvalidArgumentError} for fewer columns than the longest row has
 *
 * @example
 * ```ts
 * import { selectionTensor, selectTopEntropy } from '@cairn-ml/entropy-intervention';
 * import { init } from '@cairn-ml/tensor';
 *
 * await init();
 * await selectionTensor(selectTopEntropy([[0.1, 2], [1]]), { tokens: 3 }).array(); // [[0, 1, 0], [0, 0, 0]]
 * ```
 *
 * Source: ours.
 */
export function selectionTensor(selection: TokenRows, options: SelectionTensorOptions = {}): Tensor2D {
  const longest = selection.reduce((length, row) => Math.max(length, row.length), 0);
  const { tokens = longest } = options;
  checkInteger('selectionTensor', 'tokens', tokens, { min: longest });
  const values = new Float32Array(selection.length * tokens);
  for (const [i, row] of selection.entries()) values.set(row, i * tokens);
  return tensor(values, [selection.length, tokens]) as Tensor2D;
}
