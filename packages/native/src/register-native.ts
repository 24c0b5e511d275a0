import { BackendError } from '@cairn-ml/numeric';
import {
  copyRegisteredKernels,
  findBackendFactory,
  getKernelsForBackend,
  type KernelConfig,
  type KernelFunc,
  registerBackend,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import type { Kernel, KernelCall } from './internal/kernel.js';
import { addon } from './internal/load-addon.js';
import { NativeBackend } from './internal/native-backend.js';
import { convolutionKernels } from './kernels/convolution.js';
import { binaryKernels } from './kernels/elementwise-binary.js';
import { unaryKernels } from './kernels/elementwise-unary.js';
import { imageKernels } from './kernels/images.js';
import { indexingKernels } from './kernels/indexing.js';
import { matrixKernels } from './kernels/matrix.js';
import { optimizerKernels } from './kernels/optimizer.js';
import { poolingKernels } from './kernels/pooling.js';
import { reductionKernels } from './kernels/reductions.js';
import { rowKernels } from './kernels/rows.js';
import { shapeKernels } from './kernels/shape.js';

const backendName = 'native';

/** What {@link registerNative} registered. */
export interface NativeInfo {
  /** The name under which tfjs knows the backend. */
  backend: 'native';
  /** The instruction set in use: `avx512`, `avx2` or `baseline` on x86-64, `neon` on arm64. */
  target: string;
  /** How many threads work on a large product or convolution: `CAIRN_NUM_THREADS`, by default as many as the machine has. */
  threads: number;
  /** Versions of what computes, by name. */
  versions: Record<string, string>;
}

const kernels = {
  ...binaryKernels,
  ...convolutionKernels,
  ...imageKernels,
  ...indexingKernels,
  ...matrixKernels,
  ...optimizerKernels,
  ...poolingKernels,
  ...reductionKernels,
  ...rowKernels,
  ...shapeKernels,
  ...unaryKernels,
};

/** Kernels of cpu whose result is the input's own memory, which tfjs counts. */
const sharing = ['ExpandDims', 'Identity', 'Reshape'];

/**
 * Registers the backend `native` in tfjs: kernels in C++ for what takes time, those of the cpu backend, as they are registered at that
 * moment, for the rest. Does nothing but answer the second time. Importing this package does nothing by itself.
 *
 * `init` of `@cairn-ml/tensor` calls it; who uses tfjs directly calls `setBackend('native')` afterwards.
 *
 * @throws {BackendError} where no binary fits the machine: no package for it, a damaged file, an older system library
 *
 * @example
 * ```ts
 * import { registerNative } from '@cairn-ml/native';
 *
 * const { backend, threads } = registerNative();
 * console.log(backend, threads > 0); // native true
 * ```
 */
export function registerNative(): NativeInfo {
  const binary = addon();
  if (!findBackendFactory(backendName)) {
    copyKernels();
    registerBackend(backendName, () => new NativeBackend(binary), 0);
  }
  const { target, threads, version } = binary.info();
  return { backend: backendName, target, threads, versions: { '@cairn-ml/native': version } };
}

function copyKernels(): void {
  copyRegisteredKernels('cpu', backendName);
  const copied = new Map(getKernelsForBackend(backendName).map((config) => [config.kernelName, config]));
  for (const [name, config] of copied)
    if (!(name in kernels) && !sharing.includes(name)) replace(config, onCpu(config.kernelFunc));
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    const config = copied.get(kernelName);
    replace({ kernelName, ...config, backendName } as KernelConfig, native(kernelName, kernel, config?.kernelFunc));
  }
}

function replace(config: KernelConfig, kernelFunc: unknown): void {
  const { kernelName } = config;
  if (getKernelsForBackend(backendName).some((each) => each.kernelName === kernelName))
    unregisterKernel(kernelName, backendName);
  registerKernel({ ...config, kernelFunc: kernelFunc as KernelFunc });
}

/** A kernel of cpu may keep a view of what it reads. */
function onCpu(kernelFunc: KernelFunc) {
  return (call: KernelCall): TensorInfo | TensorInfo[] => {
    for (const tensor of Object.values(call.inputs)) if (tensor) call.backend.share(tensor.dataId);
    return kernelFunc(call as never);
  };
}

function native(name: string, kernel: Kernel, kernelFunc: KernelFunc | undefined) {
  const fallback = kernelFunc && onCpu(kernelFunc);
  return (call: KernelCall): TensorInfo | TensorInfo[] => {
    const withFallback: KernelCall = {
      ...call,
      onCpu: () => {
        if (!fallback) throw new BackendError(backendName, name, 'there is no such kernel for these data types.');
        return fallback(call);
      },
    };
    try {
      return kernel(withFallback as never);
    } catch (cause) {
      const { code, message } = cause as { code?: string; message: string };
      if (!code?.startsWith('CAIRN_')) throw cause;
      throw new BackendError(backendName, name, `${message}.`, { cause });
    }
  };
}
