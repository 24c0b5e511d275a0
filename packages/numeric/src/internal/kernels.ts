import { kernelsWasm } from './kernels.wasm.js';

/** The functions of wasm/kernels.ts; addresses and strides in bytes. */
export interface Kernels {
  pack(rows: number, stride: number, columns: number, out: number): void;
  multiply(tiles: number, blocks: number, x: number, y: number): void;
  factorize(values: number, first: number, end: number, rows: number): number;
}

/** Kernels with a memory of their own, whose old contents are anything. */
export interface LoadedKernels {
  kernels: Kernels;
  buffer: ArrayBuffer;
  /** Gives the memory back for the next ones. */
  release(): void;
}

/** Loads the SIMD kernels with at least `bytes` of memory; undefined where WebAssembly, SIMD or the memory is missing, or a policy forbids compiling. */
export function loadKernels(bytes: number): LoadedKernels | undefined {
  const module = compiledModule();
  const memory = module && takeMemory(bytes);
  if (!memory) return undefined;
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  return {
    kernels: instance.exports as unknown as Kernels,
    buffer: memory.buffer,
    release() {
      spareMemory = new WeakRef(memory);
    },
  };
}

let compiled: WebAssembly.Module | undefined | null = null;

function compiledModule(): WebAssembly.Module | undefined {
  if (compiled === null) {
    try {
      compiled = new WebAssembly.Module(Uint8Array.from(atob(kernelsWasm), (character) => character.charCodeAt(0)));
    } catch {
      compiled = undefined;
    }
  }
  return compiled;
}

/** The memory that was released last: touching fresh pages costs more than filling known ones. Held weakly. */
let spareMemory: WeakRef<WebAssembly.Memory> | undefined;

function takeMemory(bytes: number): WebAssembly.Memory | undefined {
  const pages = Math.ceil(bytes / 65536);
  const spare = spareMemory?.deref();
  spareMemory = undefined;
  try {
    if (!spare) return new WebAssembly.Memory({ initial: pages });
    const missing = pages - spare.buffer.byteLength / 65536;
    if (missing > 0) spare.grow(missing);
    return spare;
  } catch {
    return undefined;
  }
}
