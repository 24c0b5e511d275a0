import type { Tensor } from './types.js';

/**
 * Whether a value is a tensor, of this copy of the package or of another; a disposed one is still one.
 *
 * @example
 * ```ts
 * import { init, isTensor, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * isTensor(tensor([1, 2])); // true
 * isTensor([1, 2]); // false
 * ```
 *
 * Source: ours. `instanceof` would fail for tensors of a second copy of the engine, which work with the ops of this one.
 */
export function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'dataId' in value;
}
