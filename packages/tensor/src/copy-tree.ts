import { clone } from '@tensorflow/tfjs-core';
import { mapTree } from './map-tree.js';
import type { ParameterTree } from './parameter-tree.js';

/**
 * A tree with its own handles to the same values, so that either can be disposed without the other. Tensors do not change, so no data
 * are copied.
 *
 * @throws {InvalidArgumentError} for an entry that cannot stand in a tree
 *
 * @example
 * ```ts
 * import { copyTree, disposeTree, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const parameters = { bias: tensor([1, 2]) };
 * const average = copyTree(parameters);
 * disposeTree(parameters);
 * await average.bias.data(); // Float32Array [1, 2]
 * ```
 */
export function copyTree<T extends ParameterTree>(tree: T): T {
  return mapTree(tree, (leaf) => clone(leaf));
}
