import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { clone, engine, Tensor } from '@tensorflow/tfjs-core';
import { dispose, keep, tidy } from './autograd.js';
import { disposeTape } from './internal/dispose-tape.js';
import { leavesOf, replaceLeaves } from './internal/walk-tree.js';
import { zerosLike } from './ops.js';
import type { ParameterTree } from './parameter-tree.js';

/** A loss, and beside it tensors of interest (predictions, parts of the loss) that are not differentiated. */
export interface LossWithAuxiliary<A extends ParameterTree = ParameterTree> {
  /** What is differentiated, a scalar. */
  loss: Tensor;
  auxiliary: A;
}

/** What a loss function returns: a scalar, with or without auxiliary tensors. */
export type LossOutput = Tensor | LossWithAuxiliary;

/** The auxiliary tree of a {@link LossOutput}; undefined where there is none. */
export type AuxiliaryOf<L> = L extends { loss: Tensor; auxiliary: infer A } ? A : undefined;

/** A loss and its gradients. */
export interface ValueAndGradTreeResult<T extends ParameterTree, L extends LossOutput = Tensor> {
  /** The loss, a scalar. */
  value: Tensor;
  /** A tree like `parameters`. */
  gradients: T;
  /** What the loss function returned beside the loss. */
  auxiliary: AuxiliaryOf<L>;
}

/**
 * The value of `loss(parameters)` and its gradient with respect to every float32 leaf.
 *
 * A leaf that the loss does not use has gradient 0, and so has an int32 or bool leaf (in its own dtype). A tensor that stands in two
 * places of the tree has in both the gradient of all its uses. `loss` runs in `tidy`; it must not be asynchronous and must not read data.
 *
 * @param loss - Maps the parameters to a scalar, or to `{ loss, auxiliary }`.
 * @throws {ShapeError} when the loss is not a scalar
 * @throws {InvalidArgumentError} for an entry that cannot stand in a tree, and for a tree without float32 leaves
 *
 * @example
 * ```ts
 * import { init, mean, square, tensor, valueAndGradTree } from '@cairn-ml/tensor';
 *
 * await init();
 * const { value, gradients } = valueAndGradTree(({ weights }) => mean(square(weights)), { weights: tensor([1, 2]) });
 * await value.data(); // Float32Array [2.5]
 * await gradients.weights.data(); // Float32Array [1, 2]
 * ```
 *
 * Source: `jax.value_and_grad` with its `has_aux`.
 */
export function valueAndGradTree<T extends ParameterTree, L extends LossOutput>(
  loss: (parameters: T) => L,
  parameters: T,
): ValueAndGradTreeResult<T, L> {
  const leaves = leavesOf('valueAndGradTree', parameters, 'parameters').map(({ tensor }) => tensor);
  const trainable = leaves.filter(({ dtype }) => dtype === 'float32');
  if (trainable.length === 0)
    throw new InvalidArgumentError('valueAndGradTree', 'parameters', 'have a float32 leaf', leaves.length);
  let auxiliary: ParameterTree | undefined;
  const forward = () => {
    const output: LossOutput = loss(parameters);
    const value = output instanceof Tensor ? output : output.loss;
    if (value.shape.length > 0) throw new ShapeError('valueAndGradTree', 'loss', 'return a scalar', value.shape);
    if (output instanceof Tensor) return value;
    const tensors = leavesOf('valueAndGradTree', output.auxiliary, 'auxiliary').map(({ tensor }) =>
      keep(clone(tensor)),
    );
    auxiliary = replaceLeaves(output.auxiliary, tensors); // kept beyond the scope that the engine puts around this function
    return value;
  };
  const inTape = engine().state.gradientDepth > 0;
  try {
    return tidy(() => {
      const { value, grads } = engine().gradients(forward, trainable, undefined, true);
      const byId = new Map(trainable.map((leaf, i) => [leaf.id, grads[i]]));
      const gradients = leaves.map((leaf) => byId.get(leaf.id) ?? zerosLike(leaf));
      return {
        value: clone(value), // the loss may be a tensor that belongs to somebody else
        gradients: replaceLeaves(parameters, gradients),
        auxiliary:
          auxiliary &&
          replaceLeaves(
            auxiliary,
            leavesOf('', auxiliary).map(({ tensor }) => clone(tensor)),
          ),
      } as never;
    });
  } catch (error) {
    if (!inTape) disposeTape();
    throw error;
  } finally {
    if (auxiliary) dispose(auxiliary as never);
  }
}
