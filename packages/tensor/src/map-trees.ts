import { zipTrees } from './internal/zip-trees.js';
import type { ParameterTree } from './parameter-tree.js';
import type { Tensor } from './types.js';

/**
 * A tree of the same structure as the first of `trees`, whose leaves are `transform(leaves, path)`: `leaves` has one leaf of each tree.
 *
 * All trees need one structure; shapes and dtypes are up to `transform`. Runs in `tidy`, as `mapTree` does.
 *
 * @throws {InvalidArgumentError} where the structures differ; the text names the path
 *
 * @example
 * ```ts
 * import { init, mapTrees, sub, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const difference = mapTrees([{ bias: tensor([3]) }, { bias: tensor([1]) }], ([a, b]) => sub(a, b));
 * await difference.bias.data(); // Float32Array [2]
 * ```
 */
export function mapTrees<T extends ParameterTree, Others extends readonly ParameterTree[]>(
  trees: readonly [T, ...Others],
  transform: (leaves: [Tensor, ...{ [K in keyof Others]: Tensor }], path: string) => Tensor,
): T {
  const names = trees.map((_, i) => `trees[${i}]`);
  return zipTrees('mapTrees', names, trees, transform as (leaves: Tensor[], path: string) => Tensor);
}
