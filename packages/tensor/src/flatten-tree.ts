import { leavesOf } from './internal/walk-tree.js';
import type { ParameterTree } from './parameter-tree.js';
import type { Tensor } from './types.js';

/**
 * The tensors of a tree by their paths: names and array indices joined by dots. `unflattenTree` is its inverse, except that empty
 * objects and arrays leave no trace.
 *
 * The tensors are those of the tree, not copies. A tree that is a single tensor has the path `''`.
 *
 * @throws {InvalidArgumentError} for an entry that is not a tensor, an array or a plain object, and for a name with a dot
 *
 * @example
 * ```ts
 * import { flattenTree, init, zeros } from '@cairn-ml/tensor';
 *
 * await init();
 * Object.keys(flattenTree({ layers: [{ weights: zeros([2, 3]), bias: zeros([3]) }] })); // ['layers.0.weights', 'layers.0.bias']
 * ```
 */
export function flattenTree(tree: ParameterTree): Record<string, Tensor> {
  return Object.fromEntries(leavesOf('flattenTree', tree).map(({ path, tensor }) => [path, tensor]));
}
