import { zipTrees } from './internal/zip-trees.js';
import type { ParameterTree } from './parameter-tree.js';
import type { Tensor } from './types.js';

/**
 * A tree of the same structure whose leaves are `transform(leaf, path)`.
 *
 * Runs in `tidy`: what `transform` makes on the way is disposed. The leaves of `tree` are not.
 *
 * @throws {InvalidArgumentError} for an entry that cannot stand in a tree
 *
 * @example
 * ```ts
 * import { init, mapTree, mul, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const doubled = mapTree({ weights: tensor([1, 2]), bias: tensor([3]) }, (leaf) => mul(leaf, 2));
 * await doubled.bias.data(); // Float32Array [6]
 * ```
 */
export function mapTree<T extends ParameterTree>(tree: T, transform: (leaf: Tensor, path: string) => Tensor): T {
  return zipTrees('mapTree', ['tree'], [tree], ([leaf], path) => transform(leaf!, path));
}
