import { leavesOf } from './internal/walk-tree.js';
import type { ParameterTree } from './parameter-tree.js';
import type { Tensor } from './types.js';

/**
 * The tensors of a tree, depth first, entries of an object in the order in which they were added.
 *
 * @throws {InvalidArgumentError} for an entry that is not a tensor, an array or a plain object, and for a name with a dot
 *
 * @example
 * ```ts
 * import { init, ones, treeLeaves, zeros } from '@cairn-ml/tensor';
 *
 * await init();
 * treeLeaves({ layers: [zeros([2]), ones([3])] }).map((leaf) => leaf.shape); // [[2], [3]]
 * ```
 */
export function treeLeaves(tree: ParameterTree): Tensor[] {
  return leavesOf('treeLeaves', tree).map(({ tensor }) => tensor);
}
