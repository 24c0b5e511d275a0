import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import { checkLearningRates, rateAt } from './internal/learning-rate.js';
import { updateLeaves } from './internal/update-leaves.js';
import { mapTree } from './map-tree.js';
import { add, mul, sub, zerosLike } from './ops.js';
import type { Optimizer, ParameterGroup } from './optimizer.js';
import type { ParameterTree } from './parameter-tree.js';
import type { Schedule } from './schedule.js';

/** Options of {@link sgd}. */
export interface SgdOptions {
  /** Size of a step, or a schedule of it. Default 0.01. */
  learningRate?: number | Schedule;
  /** How much of the velocity stays at each update. Default 0: no velocity is kept. */
  momentum?: number;
  /** Look ahead along the velocity; needs momentum. Default false. */
  nesterov?: boolean;
  /** Parameters with a learning rate of their own; the first group that matches counts. Default none. */
  groups?: readonly ParameterGroup[];
}

/** What gradient descent remembers between updates. */
export interface SgdState {
  /** Updates so far. */
  step: number;
  /** A tree like the parameters; absent without momentum. */
  velocity?: ParameterTree;
}

/**
 * Stochastic gradient descent: `v ← momentum v + g`, `p ← p - learningRate v`, or with `nesterov`
 * `p ← p - learningRate (g + momentum v)`.
 *
 * @throws {InvalidArgumentError} for an option out of range, `nesterov` without momentum, or trees of different structures
 * @throws {ShapeError} where a gradient has not the shape of its parameter
 *
 * @example
 * ```ts
 * import { init, sgd, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const optimizer = sgd({ learningRate: 0.5 });
 * const before = [tensor([1, 2])];
 * const { parameters } = optimizer.update(before, [tensor([2, -2])], optimizer.init(before));
 * await parameters[0]!.data(); // Float32Array [0, 3]
 * ```
 *
 * Source: `torch.optim.SGD` (torch 1.13.1) with dampening 0; Sutskever et al. 2013, On the importance of initialization and momentum in
 * deep learning.
 */
export function sgd(options: SgdOptions = {}): Optimizer<SgdState> {
  const { learningRate = 0.01, momentum = 0, nesterov = false, groups = [] } = options;
  checkLearningRates('sgd', learningRate, groups);
  checkNumber('sgd', 'momentum', momentum, { min: 0 });
  if (nesterov && momentum === 0)
    throw new InvalidArgumentError('sgd', 'momentum', 'be more than 0 for `nesterov`', momentum);

  return {
    init: (parameters) =>
      momentum === 0 ? { step: 0 } : { step: 0, velocity: mapTree(parameters, (leaf) => zerosLike(leaf)) },

    update(parameters, gradients, { step, velocity }) {
      const rate = rateAt('sgd', learningRate, step);
      const rates = groups.map((group) => rateAt('sgd', group.learningRate ?? rate, step));
      const [newParameters, newVelocity] = updateLeaves(
        'sgd',
        parameters,
        gradients,
        velocity ? { velocity } : {},
        ([parameter, gradient, old], path) => {
          const current = old ? add(mul(old, momentum), gradient) : gradient;
          const direction = nesterov ? add(gradient, mul(current, momentum)) : current;
          const change = mul(direction, rates[groups.findIndex(({ match }) => match(path))] ?? rate);
          return old ? [sub(parameter, change), current] : [sub(parameter, change)];
        },
      );
      return {
        parameters: newParameters!,
        state: { step: step + 1, ...(newVelocity && { velocity: newVelocity }) },
      };
    },
  };
}
