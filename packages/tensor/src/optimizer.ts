import type { ParameterTree } from './parameter-tree.js';
import type { Schedule } from './schedule.js';

/**
 * An update rule as two pure functions. Neither disposes what it is given; what they return belongs to the caller.
 *
 * `update` returns new trees: float32 leaves are updated, others are handed on (as new handles, so that the old tree can be disposed).
 *
 * Source: optax, where `update` returns the change instead of the changed parameters.
 */
export interface Optimizer<State extends object = object> {
  /** The state before the first update. */
  init(parameters: ParameterTree): State;
  /** Parameters and state after one update; `gradients` has the structure of `parameters`. */
  update<T extends ParameterTree>(parameters: T, gradients: T, state: State): OptimizerUpdate<T, State>;
}

/** What an update gives. */
export interface OptimizerUpdate<T extends ParameterTree, State> {
  parameters: T;
  state: State;
}

/** Parameters with a learning rate of their own. A parameter belongs to the first group that matches its path. */
export interface ParameterGroup {
  /** Whether the parameter at this path (as in `flattenTree`) belongs to the group. */
  match: (path: string) => boolean;
  /** Default: that of the optimiser. 0 freezes the group. */
  learningRate?: number | Schedule;
}
