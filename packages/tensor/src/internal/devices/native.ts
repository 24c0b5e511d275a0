import { BackendError } from '@cairn-ml/numeric';
import { isNode } from '../node.js';
import { loadCpu } from './cpu.js';
import type { DeviceLoader } from './device-loader.js';

/** What `@cairn-ml/native` gives to this package. */
interface NativePackage {
  /** Registers the tfjs backend, or throws a `BackendError` with the reason why no binary fits this machine. */
  registerNative(): { backend: string; versions: Record<string, string> };
}

/** The native kernels of `@cairn-ml/native`, where that package is installed and has a binary for the machine. */
export const loadNative: DeviceLoader = async (options) => {
  if (!isNode()) throw new BackendError('native', 'init', 'native kernels need Node.');
  const { versions: cpuVersions } = await loadCpu(options); // kernels without a native version are those of cpu
  const name = '@cairn-ml/native'; // a variable keeps bundlers from looking for a package that may not be there
  const { registerNative } = await (import(/* @vite-ignore */ name) as Promise<NativePackage>).catch((cause: Error) => {
    const missing = (cause as { code?: string }).code === 'ERR_MODULE_NOT_FOUND';
    const reason = missing ? 'it is not installed: npm install @cairn-ml/native' : cause.message;
    throw new BackendError('native', 'init', reason, { cause });
  });
  const { backend, versions } = registerNative();
  return { device: 'native', backend, versions: { ...cpuVersions, ...versions } };
};
