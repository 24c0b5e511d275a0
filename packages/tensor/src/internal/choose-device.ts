import { BackendError } from '@cairn-ml/numeric';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import type { Device, DeviceInfo, TriedDevice } from '../device-info.js';
import type { InitOptions } from '../init.js';
import { loadCpu } from './devices/cpu.js';
import type { DeviceLoader } from './devices/device-loader.js';
import { loadNative } from './devices/native.js';
import { loadWasm } from './devices/wasm.js';
import { loadWebGPU } from './devices/webgpu.js';
import { guardEngine } from './engine-guard.js';
import { registerGradients } from './gradients/register-gradients.js';
import { isNode } from './node.js';

const loaders: Record<Device, DeviceLoader> = { webgpu: loadWebGPU, native: loadNative, wasm: loadWasm, cpu: loadCpu };

/** Tries the named devices, then (unless `strict`) the rest of the automatic order, and makes the first that works the current one. */
export async function chooseDevice(named: Device[], options: InitOptions): Promise<DeviceInfo> {
  const automatic: Device[] = [isNode() ? 'native' : 'webgpu', 'wasm', 'cpu'];
  const wishes = options.strict && named.length > 0 ? named : [...new Set([...named, ...automatic])];
  const { allowSoftwareGPU = named.includes('webgpu') } = options;
  const tried: TriedDevice[] = [];
  for (const wish of wishes) {
    try {
      const { device, backend, adapter, versions, health } = await unlessAborted(
        loaders[wish]({ ...options, allowSoftwareGPU }),
        options.signal,
      );
      if (!(await setBackend(backend))) throw new BackendError(device, 'init', 'its backend did not start.');
      await ready();
      registerGradients();
      guardEngine(device, health);
      return { device, ...(adapter && { adapter }), tried, versions };
    } catch (cause) {
      options.signal?.throwIfAborted();
      const error = cause instanceof Error ? cause : new BackendError(wish, 'init', String(cause));
      tried.push({ device: wish, error });
      options.onFallback?.(wish, error);
    }
  }
  const reasons = tried.map(({ error }) => error.message).join(' ');
  throw new BackendError(wishes.join(', '), 'init', `no device works. ${reasons}`);
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
