import { clone, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import type { TapeAttributes } from './tape.js';

/** What the gradient of a kernel is computed from: the saved tensors by name, and these. */
export type Values<Saved extends string = never, Attributes = object> = {
  /** The derivative by the first output. */
  readonly dy: Tensor;
  /** The derivatives by all outputs. */
  readonly dys: readonly Tensor[];
  readonly attributes: Attributes;
  /** The shape of an input, which need not be saved for that. */
  readonly shape: (input: string) => number[];
  /** The shapes of all inputs. */
  readonly shapes: readonly number[][];
} & { readonly [Name in Saved as Name extends 'dy' ? 'inner' : Name]: Tensor };

/** One function per input, called only when its derivative is wanted. */
export type Derivatives = { readonly [input: string]: () => Tensor } | readonly (() => Tensor)[];

/**
 * The gradient of a kernel.
 *
 * @param save - Names of inputs, and `y` for the first and `y1` for the second output. Optional inputs come last. The input `dy` of a
 * kernel that is itself a gradient comes back as `inner`.
 */
export function gradient<Saved extends string = never, Attributes = object>(
  kernelName: string,
  save: readonly Saved[],
  derivatives: (values: Values<Saved, Attributes>) => Derivatives,
): GradConfig {
  return {
    kernelName,
    inputsToSave: save.filter((name) => name !== 'y' && name !== 'y1'),
    outputsToSave: [(save as readonly string[]).includes('y'), (save as readonly string[]).includes('y1')],
    gradFunc: (dy, saved, attributes) => {
      const dys = Array.isArray(dy) ? dy : [dy];
      const { inputShapes } = attributes as unknown as TapeAttributes;
      const shape = (input: string) => inputShapes[input];
      const values = { dy: dys[0], dys, attributes, shape, shapes: Object.values(inputShapes) };
      for (const [i, name] of save.entries()) Object.assign(values, { [name === 'dy' ? 'inner' : name]: saved[i] });
      return fresh(derivatives(values as unknown as Values<Saved, Attributes>), dys);
    },
  };
}

/** The engine disposes gradients that it has added up, so none may be a tensor that something else still needs. */
function fresh(derivatives: Derivatives, dys: readonly Tensor[]): Record<string, () => Tensor> {
  const thunks: Record<string, () => Tensor> = {};
  for (const [input, derivative] of Object.entries(derivatives))
    thunks[input] = () => {
      const result = derivative();
      return dys.includes(result) ? clone(result) : result;
    };
  return thunks;
}
