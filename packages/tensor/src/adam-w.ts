import { checkNumber } from '@cairn-ml/numeric';
import { adamWStep } from './internal/adam-w-step.js';
import { checkLearningRates, rateAt } from './internal/learning-rate.js';
import { updateLeaves } from './internal/update-leaves.js';
import { mapTree } from './map-tree.js';
import { zerosLike } from './ops.js';
import type { Optimizer, ParameterGroup } from './optimizer.js';
import type { ParameterTree } from './parameter-tree.js';
import type { Schedule } from './schedule.js';
import type { Tensor } from './types.js';

/** Parameters with a learning rate or a weight decay of their own. */
export interface AdamWGroup extends ParameterGroup {
  /** Default: that of the optimiser. */
  weightDecay?: number;
}

/** Options of {@link adamW}. Defaults are those of torch. */
export interface AdamWOptions {
  /** Size of a step, or a schedule of it. Default 0.001. */
  learningRate?: number | Schedule;
  /** How much of the mean of gradients stays at each update. Default 0.9. */
  beta1?: number;
  /** How much of the mean of squared gradients stays at each update. Default 0.999. */
  beta2?: number;
  /** Added to the root of the mean of squares, so that it is never 0. Default 1e-8. */
  epsilon?: number;
  /** Which share of a parameter is taken away at each update, times the learning rate. Default 0.01. */
  weightDecay?: number;
  /** Which parameters decay. Default: all. `(_, parameter) => parameter.rank > 1` spares biases and scales of norms. */
  decay?: (path: string, parameter: Tensor) => boolean;
  /** Parameters with a learning rate or weight decay of their own; the first group that matches counts. Default none. */
  groups?: readonly AdamWGroup[];
}

/** What AdamW remembers between updates. */
export interface AdamWState {
  /** Updates so far. */
  step: number;
  /** Running mean of gradients, a tree like the parameters. */
  firstMoment: ParameterTree;
  /** Running mean of squared gradients, a tree like the parameters. */
  secondMoment: ParameterTree;
}

/**
 * Adam with decoupled weight decay, on update t = 1, 2, …:
 *
 * `m ← beta1 m + (1 - beta1) g`, `v ← beta2 v + (1 - beta2) g²`,
 * `p ← p (1 - learningRate weightDecay) - learningRate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)`
 *
 * One kernel per parameter on devices that have it (cpu, wasm, native), elsewhere composed of ops, with equal results. Where a gradient is
 * NaN, its parameter becomes NaN. The square of one beyond 1.8e19 is infinite, and its parameter stands still from then on: clip first.
 *
 * @throws {InvalidArgumentError} for an option out of range, or trees of different structures
 * @throws {ShapeError} where a gradient has not the shape of its parameter
 *
 * @example
 * ```ts
 * import { adamW, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const optimizer = adamW({ learningRate: 0.1, weightDecay: 0 });
 * const before = { weights: tensor([1, 2]) };
 * const { parameters, state } = optimizer.update(before, { weights: tensor([5, -0.1]) }, optimizer.init(before));
 * await parameters.weights.data(); // Float32Array [0.9, 2.1]
 * state.step; // 1
 * ```
 *
 * Source: Loshchilov and Hutter 2019, Decoupled weight decay regularization, algorithm 2; with the weight decay scaled by the learning
 * rate, as in `torch.optim.AdamW` (torch 1.13.1).
 */
export function adamW(options: AdamWOptions = {}): Optimizer<AdamWState> {
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0.01 } = options;
  const { decay = () => true, groups = [] } = options;
  checkLearningRates('adamW', learningRate, groups);
  for (const [name, beta] of Object.entries({ beta1, beta2 }))
    checkNumber('adamW', name, beta, { min: 0, max: 1 - 2 ** -24 });
  checkNumber('adamW', 'epsilon', epsilon, { min: 0 });
  checkNumber('adamW', 'weightDecay', weightDecay, { min: 0 });
  for (const [i, group] of groups.entries())
    checkNumber('adamW', `groups[${i}].weightDecay`, group.weightDecay ?? 0, { min: 0 });

  return {
    init: (parameters) => ({
      step: 0,
      firstMoment: mapTree(parameters, (leaf) => zerosLike(leaf)),
      secondMoment: mapTree(parameters, (leaf) => zerosLike(leaf)),
    }),

    update(parameters, gradients, { step, firstMoment, secondMoment }) {
      const corrections = { firstCorrection: 1 - beta1 ** (step + 1), secondCorrection: 1 - beta2 ** (step + 1) };
      const rate = rateAt('adamW', learningRate, step);
      const rates = groups.map((group) => rateAt('adamW', group.learningRate ?? rate, step));
      const [newParameters, newFirst, newSecond] = updateLeaves(
        'adamW',
        parameters,
        gradients,
        { firstMoment, secondMoment },
        ([parameter, gradient, first, second], path) => {
          const group = groups.findIndex(({ match }) => match(path));
          return adamWStep(
            { parameter, gradient, firstMoment: first!, secondMoment: second! },
            {
              learningRate: rates[group] ?? rate,
              beta1,
              beta2,
              epsilon,
              weightDecay: decay(path, parameter) ? (groups[group]?.weightDecay ?? weightDecay) : 0,
              ...corrections,
            },
          );
        },
      );
      return {
        parameters: newParameters!,
        state: { step: step + 1, firstMoment: newFirst!, secondMoment: newSecond! },
      };
    },
  };
}
