import { dispose, engine, type NamedAttrMap, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe } from 'vitest';
import { addon } from '../src/internal/load-addon.js';
import { registerNative } from '../src/register-native.js';
import type { Values } from './values.js';

// Whoever imports this works on the backend.
registerNative();
await setBackend('native');

/** Tests of kernels, on every instruction set that this machine can test. */
export function describeTargets(tests: () => void): void {
  describe.each(addon().info().targets)('%s', (target) => {
    beforeAll(() => addon().useTarget(target));
    tests();
  });
}

/** Whole numbers from 1 to `max`. */
export function upTo(max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max });
}

/** Runs one kernel of the backend, by the name that tfjs has for it. */
export async function runKernel(
  name: string,
  inputs: Record<string, Values>,
  attributes: object = {},
): Promise<Values[]> {
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([key, { values, shape, dtype = 'float32' }]) => [
      key,
      tensor(values instanceof Float32Array && dtype === 'float32' ? values : Array.from(values), shape, dtype),
    ]),
  );
  const results = [engine().runKernel(name, tensors, attributes as NamedAttrMap)].flat() as Tensor[];
  const read = await Promise.all(
    results.map(async (result) => ({
      shape: result.shape,
      dtype: result.dtype as 'float32',
      values: await result.data(),
    })),
  );
  dispose(Object.values(tensors));
  dispose(results);
  return read;
}
