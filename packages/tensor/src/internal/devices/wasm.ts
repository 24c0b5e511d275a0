import { BackendError } from '@cairn-ml/numeric';
import { env, version_core } from '@tensorflow/tfjs-core';
import { isNode, withoutNewHandlers } from '../node.js';
import { loadCpu } from './cpu.js';
import type { DeviceLoader } from './device-loader.js';
import { startBackend } from './start-backend.js';

const binary = 'tfjs-backend-wasm-simd.wasm';

/**
 * WebAssembly with SIMD, on one thread: threads are off in Node, need headers that few pages send, and gained nothing where they were
 * forced. Kernels that wasm lacks run on cpu.
 */
export const loadWasm: DeviceLoader = async (options) => {
  await loadCpu(options);
  const { setWasmPaths, version_wasm } = await import('@tensorflow/tfjs-backend-wasm');
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT')))
    throw new BackendError('wasm', 'init', 'this browser has no WebAssembly SIMD.');
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const path = binaryPath(options.wasmPath);
  if (path)
    setWasmPaths({ 'tfjs-backend-wasm.wasm': path, [binary]: path, 'tfjs-backend-wasm-threaded-simd.wasm': path });
  checkAllocations((await withoutNewHandlers(() => startBackend('wasm'))) as unknown as WasmBackend);
  const { patchWasm } = await import('../patches/patch-wasm.js');
  patchWasm();
  return {
    device: 'wasm',
    backend: 'wasm',
    versions: { 'tfjs-core': version_core, 'tfjs-backend-wasm': version_wasm },
  };
};

/** Where the binary is fetched from; in Node, tfjs finds its own. Bundlers know `new URL` and ship the file that lies in `dist/`. */
function binaryPath(wished: string | undefined): string | undefined {
  if (wished !== undefined) return wished.endsWith('/') ? wished + binary : wished;
  return isNode() ? undefined : new URL('../../tfjs-backend-wasm-simd.wasm', import.meta.url).href;
}

interface WasmBackend {
  wasm: { _malloc: (bytes: number) => number; checked?: true };
}

/** tfjs writes to address 0 when the heap is full, and to a block that is too short when a tensor is larger than the address space. */
function checkAllocations({ wasm }: WasmBackend): void {
  if (wasm.checked) return;
  wasm.checked = true;
  wasm._malloc(0); // the first call puts the real function in the place of a stub
  const allocate = wasm._malloc;
  wasm._malloc = (bytes) => {
    const address = bytes < 2 ** 32 ? allocate(bytes) : 0;
    if (address === 0 && bytes > 0) throw new RangeError(`allocation failed: ${bytes} bytes`);
    return address;
  };
}
