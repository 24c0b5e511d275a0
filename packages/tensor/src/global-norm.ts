import { tidy } from './autograd.js';
import { leavesOf } from './internal/walk-tree.js';
import { addN, sqrt, square, sum, zeros } from './ops.js';
import type { ParameterTree } from './parameter-tree.js';
import type { Scalar } from './types.js';

/**
 * The Euclidean norm of all float32 leaves together, `sqrt(sum of all squares)`, as a scalar tensor; 0 for a tree without any.
 *
 * Squares are float32: the norm is infinite where an entry exceeds 1.8e19, and entries below 1e-23 count as 0.
 *
 * @throws {InvalidArgumentError} for an entry that cannot stand in a tree
 *
 * @example
 * ```ts
 * import { globalNorm, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await globalNorm({ weights: tensor([3, 0]), bias: tensor([4]) }).data(); // Float32Array [5]
 * ```
 *
 * Source: `optax.global_norm`.
 */
export function globalNorm(tree: ParameterTree): Scalar {
  const leaves = leavesOf('globalNorm', tree).filter(({ tensor }) => tensor.dtype === 'float32');
  return tidy(() => {
    if (leaves.length === 0) return zeros([]) as Scalar;
    return sqrt(addN(leaves.map(({ tensor }) => sum(square(tensor))))) as Scalar;
  });
}
