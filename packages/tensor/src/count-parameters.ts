import type { ParameterTree } from './parameter-tree.js';
import { treeLeaves } from './tree-leaves.js';

/**
 * How many trainable numbers a tree has: the entries of its float32 leaves.
 *
 * @throws {InvalidArgumentError} for an entry that cannot stand in a tree
 *
 * @example
 * ```ts
 * import { countParameters, init, linearParameters } from '@cairn-ml/tensor';
 *
 * await init();
 * countParameters([linearParameters(2, 8, 1), linearParameters(8, 1, 2)]); // 33
 * ```
 */
export function countParameters(tree: ParameterTree): number {
  return treeLeaves(tree).reduce((count, { dtype, size }) => count + (dtype === 'float32' ? size : 0), 0);
}
