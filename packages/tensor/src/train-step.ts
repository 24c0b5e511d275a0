import { clone, type TensorContainer, tensor_util } from '@tensorflow/tfjs-core';
import { tidy } from './autograd.js';
import { clipByGlobalNorm } from './clip-by-global-norm.js';
import { exponentialMovingAverage } from './exponential-moving-average.js';
import { globalNorm } from './global-norm.js';
import { mapTree } from './map-tree.js';
import { mapTrees } from './map-trees.js';
import { isFinite as isFiniteTensor, where, zerosLike } from './ops.js';
import type { Optimizer } from './optimizer.js';
import type { ParameterTree } from './parameter-tree.js';
import type { Tensor } from './types.js';
import { type AuxiliaryOf, type LossOutput, valueAndGradTree } from './value-and-grad-tree.js';

/** Everything that a training step replaces. */
export interface TrainState<T extends ParameterTree, State extends object> {
  parameters: T;
  /** Of the optimiser, `optimizer.init(parameters)` at the start. */
  state: State;
  /** A running average of the parameters, kept up when it is there; `copyTree(parameters)` at the start. */
  average?: T;
}

/** Options of {@link trainStep}. */
export interface TrainStepOptions {
  /** Clip the gradients to this global norm. Default: no clipping. */
  maxNorm?: number;
  /** Decay of `average`, for `exponentialMovingAverage`. Default 0.999. */
  averageDecay?: number;
  /**
   * Leave the parameters as they are where the norm of the gradients is NaN or infinite; the optimiser takes such gradients as 0 and counts
   * the step. Default false.
   */
  skipNonFinite?: boolean;
}

/** What {@link trainStep} returns: the next training state, and the loss before the update. */
export interface TrainStepResult<T extends ParameterTree, State extends object, L extends LossOutput>
  extends TrainState<T, State> {
  /** A scalar that is not read from the device: `await loss.data()` when you want to see it. */
  loss: Tensor;
  /** What the loss function returned beside the loss. */
  auxiliary: AuxiliaryOf<L>;
}

/**
 * One step of training: the loss and its gradients, then one update of the optimiser.
 *
 * The tensors of `current` are disposed and must not be used any more (after an error they are untouched). The result belongs to the
 * caller: hand it to the next step, and dispose `loss` and `auxiliary` when they have been seen. Nothing is read from the device, so a GPU
 * can work ahead.
 *
 * @param loss - Maps parameters to a scalar, or to `{ loss, auxiliary }`; runs in `tidy`.
 * @throws {ShapeError} when the loss is not a scalar
 * @throws {InvalidArgumentError} for trees of different structures, or an option out of range
 *
 * @example
 * ```ts
 * import { init, linear, linearParameters, meanSquaredError, sgd, tensor, trainStep } from '@cairn-ml/tensor';
 *
 * await init();
 * const x = tensor([[0], [1], [2], [3]]);
 * const y = tensor([[1], [3], [5], [7]]);
 * const optimizer = sgd({ learningRate: 0.1, momentum: 0.5 });
 * const parameters = linearParameters(1, 1, 7);
 * let current = { parameters, state: optimizer.init(parameters) };
 * for (let step = 0; step < 100; step++) {
 *   const { loss, ...next } = trainStep(current, (parameters) => meanSquaredError(linear(x, parameters), y), optimizer);
 *   loss.dispose();
 *   current = next;
 * }
 * (await current.parameters.weights.data())[0]!.toFixed(2); // '2.00'
 * ```
 */
export function trainStep<T extends ParameterTree, State extends object, L extends LossOutput>(
  current: TrainState<T, State>,
  loss: (parameters: T) => L,
  optimizer: Optimizer<State>,
  options: TrainStepOptions = {},
): TrainStepResult<T, State, L> {
  const { maxNorm, averageDecay = 0.999, skipNonFinite = false } = options;
  const next = tidy(() => {
    const { value, gradients, auxiliary } = valueAndGradTree(loss, current.parameters);
    const usable = skipNonFinite ? isFiniteTensor(globalNorm(gradients)) : undefined;
    const finite = usable
      ? select(
          usable,
          gradients,
          mapTree(gradients, (leaf) => zerosLike(leaf)),
        )
      : gradients;
    const clipped = maxNorm === undefined ? finite : clipByGlobalNorm(finite, maxNorm);
    const updated = optimizer.update(current.parameters, clipped, current.state);
    const parameters = usable ? select(usable, updated.parameters, current.parameters) : updated.parameters;
    const average = current.average && exponentialMovingAverage(current.average, parameters, averageDecay);
    return { parameters, state: updated.state, ...(average && { average }), loss: value, auxiliary } as never;
  }) as TrainStepResult<T, State, L>;
  const { parameters, state, average } = current;
  disposeReplaced({ parameters, state, average }, next);
  return next;
}

/** The leaves of `yes` or those of `no`, as a whole. */
function select<T extends ParameterTree>(condition: Tensor, yes: T, no: T): T {
  return mapTrees([yes, no], ([a, b]) => (a.dtype === 'float32' ? where(condition, a, b) : clone(a)));
}

/** An optimiser may hand on tensors of the old state, which then have to stay. */
function disposeReplaced(old: object, next: object): void {
  const used = new Set(tensor_util.getTensorsInContainer(next as TensorContainer));
  for (const tensor of tensor_util.getTensorsInContainer(old as TensorContainer))
    if (!used.has(tensor)) tensor.dispose();
}
