import {
  engine,
  getKernel,
  type KernelConfig,
  type NamedAttrMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

/** What a kernel is called with. Which inputs and attributes there are is the op's agreement with the kernel, so each kernel names its own. */
export interface KernelCall<Backend = unknown, Attributes = NamedAttrMap> {
  inputs: Record<string, TensorInfo>;
  attrs: Attributes;
  backend: Backend;
}
export type Kernel<Backend = unknown, Attributes = NamedAttrMap> = (
  call: KernelCall<Backend, Attributes>,
) => TensorInfo | TensorInfo[];

const patchedKey = Symbol.for('cairn.tensor.patched');

/** Runs `patch` once for a backend: kernels are registered by name in one place, also when two copies of this package are loaded. */
export function patchOnce(backend: string, patch: () => void): void {
  const owner = engine() as { [patchedKey]?: Set<string> };
  owner[patchedKey] ??= new Set();
  const patched = owner[patchedKey];
  if (patched.has(backend)) return;
  patched.add(backend);
  patch();
}

/** Registers `kernel` under a name, in the place of what tfjs has there; that is still set up, so that `kernel` may call it. */
export function replaceKernel<Backend, Attributes>(
  backendName: string,
  kernelName: string,
  kernel: Kernel<Backend, Attributes>,
): void {
  const stock = getKernel(kernelName, backendName);
  if (stock) unregisterKernel(kernelName, backendName);
  registerKernel({ ...stock, kernelName, backendName, kernelFunc: kernel } as unknown as KernelConfig);
}

/** The kernel that is registered now. */
export function kernelOf<Backend, Attributes = NamedAttrMap>(
  backendName: string,
  kernelName: string,
): (call: KernelCall<Backend, Attributes>) => TensorInfo {
  return getKernel(kernelName, backendName).kernelFunc as never;
}
