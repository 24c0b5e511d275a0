import { getKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import type { NativeBackend } from './native-backend.js';

/** What a kernel is called with. Which inputs and attributes there are is the op's agreement with the kernel, so each kernel names its own. */
export interface KernelCall<Inputs extends string = string, Attributes = object> {
  inputs: Record<Inputs, TensorInfo>;
  attrs: Attributes;
  backend: NativeBackend;
  /** The same with the kernel of cpu, for what the native one does not do. */
  onCpu: () => TensorInfo | TensorInfo[];
}

export type Kernel = (call: never) => TensorInfo | TensorInfo[];

/** Kernels by the names under which tfjs calls them. */
export type KernelTable = Record<string, Kernel>;

/** Names the inputs and attributes of a kernel. */
export function kernel<Inputs extends string, Attributes = object>(
  run: (call: KernelCall<Inputs, Attributes>) => TensorInfo | TensorInfo[],
): Kernel {
  return run;
}

/** Runs a kernel of this backend on tensors that are its own. */
export function runKernel(
  backend: NativeBackend,
  name: string,
  inputs: Record<string, TensorInfo>,
  attrs: object = {},
): TensorInfo {
  return getKernel(name, 'native').kernelFunc({ inputs, attrs: attrs as never, backend }) as TensorInfo;
}

export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

export function isFloat(...tensors: TensorInfo[]): boolean {
  return tensors.every(({ dtype }) => dtype === 'float32');
}
