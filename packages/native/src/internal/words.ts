import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Words } from './addon.js';
import type { NativeBackend } from './native-backend.js';

/** The values of a tensor whose elements have 32 bits; undefined for others. */
export function wordsOf(backend: NativeBackend, tensor: TensorInfo): Words | undefined {
  if (tensor.dtype === 'float32') return backend.floats(tensor);
  return tensor.dtype === 'int32' ? backend.integers(tensor) : undefined;
}

/** An array of the same kind; floats hold whatever was in them. */
export function newWords(backend: NativeBackend, like: Words, size: number): Words {
  return like instanceof Float32Array ? backend.pool.take(size) : new Int32Array(size);
}
