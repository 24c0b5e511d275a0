import { dispose } from './autograd.js';

/**
 * Disposes every tensor in nested objects and arrays: a parameter tree, the state of an optimiser, or a whole training state. Numbers and
 * other values in between are passed over; a tensor that stands in two places or is disposed already does no harm.
 *
 * @example
 * ```ts
 * import { adamW, disposeTree, init, memory, zeros } from '@cairn-ml/tensor';
 *
 * await init();
 * const before = memory().numTensors;
 * const parameters = { bias: zeros([3]) };
 * disposeTree({ parameters, state: adamW().init(parameters) });
 * memory().numTensors - before; // 0
 * ```
 */
export function disposeTree(tree: object): void {
  dispose(tree as Parameters<typeof dispose>[0]);
}
