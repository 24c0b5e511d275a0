import { BackendError } from '@cairn-ml/numeric';
import { version_core } from '@tensorflow/tfjs-core';
import { isNode } from '../node.js';
import { loadCpu } from './cpu.js';
import type { DeviceHealth, DeviceLoader } from './device-loader.js';
import { replaceBackend } from './start-backend.js';

/** A GPU through `navigator.gpu`, and in Node through Dawn (the optional package `webgpu`). */
export const loadWebGPU: DeviceLoader = async (options) => {
  const { allowSoftwareGPU = false, powerPreference = 'high-performance' } = options;
  const gpu = await findGPU(options.gpu as GPU | undefined);
  const adapter = await gpu.requestAdapter({ powerPreference });
  if (!adapter) throw new BackendError('webgpu', 'init', 'there is no GPU adapter.');
  const { vendor, architecture, description } = adapter.info;
  const isFallback = isSoftware(adapter);
  if (isFallback && !allowSoftwareGPU) {
    const fix =
      'Software is slower than wasm; name webgpu in `device`, or set `allowSoftwareGPU`, to use it all the same.';
    throw new BackendError(
      'webgpu',
      'init',
      `the only adapter is software (${description || `${vendor} ${architecture}`}). ${fix}`,
    );
  }
  await loadCpu(options); // where small tensors and missing kernels run
  const device = await requestDevice(adapter);
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  replaceBackend('webgpu', new WebGPUBackend(device as never, adapter.info as never));
  const { patchWebGPU } = await import('../patches/patch-webgpu.js');
  patchWebGPU();
  return {
    device: 'webgpu',
    backend: 'webgpu',
    adapter: { vendor, architecture, description, isFallback },
    versions: { 'tfjs-core': version_core, 'tfjs-backend-webgpu': version_core },
    health: watch(device),
  };
};

/** Browsers mark software adapters; Dawn in Node names SwiftShader and llvmpipe. */
function isSoftware({ info }: GPUAdapter): boolean {
  const { isFallbackAdapter } = info as GPUAdapterInfo & { isFallbackAdapter?: boolean };
  return (
    isFallbackAdapter === true ||
    /swiftshader|llvmpipe|lavapipe|software/i.test(`${info.architecture} ${info.description}`)
  );
}

async function findGPU(given: GPU | undefined): Promise<GPU> {
  const present = given ?? (globalThis.navigator as Navigator | undefined)?.gpu;
  if (present && !isNode()) return present;
  if (!isNode())
    throw new BackendError('webgpu', 'init', 'this browser has no WebGPU (pages need https or localhost).');
  return dawn(present);
}

/** tfjs looks for `navigator.gpu` and for the constants of WebGPU among the globals; Node has neither. */
async function dawn(given: GPU | undefined): Promise<GPU> {
  const name = 'webgpu'; // a variable keeps bundlers from looking for a package that pages do not need
  let module: { create: (flags: string[]) => GPU; globals: object };
  try {
    module = await import(/* @vite-ignore */ name);
  } catch (cause) {
    const missing = (cause as { code?: string }).code === 'ERR_MODULE_NOT_FOUND';
    const reason = missing ? 'Node needs a package for it: npm install webgpu' : (cause as Error).message;
    throw new BackendError('webgpu', 'init', reason, { cause });
  }
  Object.assign(globalThis, module.globals);
  const gpu = given ?? module.create([]);
  const { navigator = {} } = globalThis as { navigator?: object };
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true, writable: true });
  return gpu;
}

/** A GPU says behind the calls that it is gone, that its memory is full, or that a buffer was too large. */
function watch(device: GPUDevice): DeviceHealth {
  const health: DeviceHealth = {};
  device.lost.then(({ reason, message }) => {
    health.lost = message || reason;
  });
  device.addEventListener('uncapturederror', ({ error }) => {
    health.error ??= `${error.constructor.name}: ${error.message}`;
  });
  return health;
}

/** As large buffers and workgroups as the adapter has: the defaults of WebGPU are made for drawing. */
async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const names = [
    'maxBufferSize',
    'maxComputeInvocationsPerWorkgroup',
    'maxComputeWorkgroupSizeX',
    'maxComputeWorkgroupStorageSize',
    'maxComputeWorkgroupsPerDimension',
    'maxStorageBufferBindingSize',
  ] as const;
  const requiredLimits = Object.fromEntries(names.map((name) => [name, adapter.limits[name]]));
  const device = await adapter.requestDevice({ requiredLimits }).catch((cause: Error) => {
    throw new BackendError('webgpu', 'init', cause.message, { cause });
  });
  checkAllocations(device);
  return device;
}

/** WebGPU would hand out an invalid buffer, and say so later and somewhere else. */
function checkAllocations(device: GPUDevice): void {
  const createBuffer = device.createBuffer.bind(device);
  const largest = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize);
  device.createBuffer = (descriptor) => {
    if (descriptor.size > largest)
      throw new RangeError(`allocation failed: ${descriptor.size} bytes, the GPU allows ${largest} in one tensor`);
    return createBuffer(descriptor);
  };
}
