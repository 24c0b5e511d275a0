import type { Tensor } from './types.js';

/**
 * Parameters of a model: tensors in nested objects and arrays, in whatever structure the model's author likes. There is no model class;
 * a model is such a tree and a function that takes it.
 *
 * Float32 leaves are trainable. Int32 and bool leaves are constants, which optimisers hand on unchanged. `undefined` is no entry.
 * Types of trees are `type`s, not `interface`s (TypeScript does not see an interface as a nested object).
 *
 * @example
 * ```ts
 * import { init, linear, linearParameters, relu, type Tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const parameters = { hidden: linearParameters(2, 8, 1), output: linearParameters(8, 1, 2) };
 * const model = (x: Tensor, { hidden, output }: typeof parameters) => linear(relu(linear(x, hidden)), output);
 * ```
 *
 * Source: the pytrees of JAX, and how equinox and optax use them.
 */
export type ParameterTree = Tensor | readonly ParameterTree[] | { readonly [name: string]: ParameterTree | undefined };
