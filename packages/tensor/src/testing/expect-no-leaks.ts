import { CairnError } from '@cairn-ml/numeric';
import { leakedTensors } from './leaked-tensors.js';

/**
 * Runs `f` and throws when it leaves tensors or memory on the device, or disposes tensors that are not its own. What `f` returns is
 * no leak; see {@link leakedTensors}.
 *
 * @throws {CairnError} with what was left behind; and whatever `f` throws
 *
 * @example
 * ```ts
 * import { add, init, mul, tensor, tidy } from '@cairn-ml/tensor';
 * import { expectNoLeaks } from '@cairn-ml/tensor/testing';
 *
 * await init();
 * const x = tensor([1, 2, 3]);
 * await expectNoLeaks(() => tidy(() => add(mul(x, 2), x)));
 * ```
 */
export async function expectNoLeaks(f: () => unknown): Promise<void> {
  const { tensors, bytes, buffers } = await leakedTensors(f);
  if (tensors < 0) throw new CairnError(`expectNoLeaks: ${-tensors} tensors from outside were disposed or returned.`);
  if (tensors > 0 || buffers > 0)
    throw new CairnError(`expectNoLeaks: ${tensors} tensors (${bytes} bytes) and ${buffers} buffers are left behind.`);
}
