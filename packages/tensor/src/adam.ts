import { type AdamWOptions, type AdamWState, adamW } from './adam-w.js';
import type { Optimizer, ParameterGroup } from './optimizer.js';

/** Options of {@link adam}: those of `adamW` without weight decay. */
export interface AdamOptions extends Omit<AdamWOptions, 'weightDecay' | 'decay' | 'groups'> {
  /** Parameters with a learning rate of their own; the first group that matches counts. Default none. */
  groups?: readonly ParameterGroup[];
}

/**
 * Adam: {@link adamW} without weight decay.
 *
 * @throws {InvalidArgumentError} for an option out of range
 *
 * @example
 * ```ts
 * import { adam, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const optimizer = adam({ learningRate: 0.5 });
 * const before = [tensor([1, 2])];
 * const { parameters } = optimizer.update(before, [tensor([3, -3])], optimizer.init(before));
 * await parameters[0]!.data(); // Float32Array [0.5, 2.5]
 * ```
 *
 * Source: Kingma and Ba 2015, Adam: a method for stochastic optimization, algorithm 1.
 */
export function adam(options: AdamOptions = {}): Optimizer<AdamWState> {
  return adamW({ ...options, weightDecay: 0 });
}
