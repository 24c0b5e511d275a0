import { kernelsWasm } from './kernels.wasm.js';

/** Floats that one call of the kernel reads: with its state they fit one page of memory, and the first cache of common machines. */
export const blockSize = 8192;

/** The kernel with its page of memory. */
export interface Kernels {
  /** {@link blockSize} floats, to be filled before the call. */
  block: Float32Array;
  /** Of the first `count` floats, a multiple of 16: largest, second largest, Σ exp(d), Σ d exp(d), whether one is NaN; see wasm/kernels.ts. */
  results: Float64Array;
  statistics(count: number, inverseTemperature: number): void;
}

/** undefined where WebAssembly or its SIMD instructions are missing, or a policy forbids compiling. */
export function loadKernels(): Kernels | undefined {
  if (loaded === null) loaded = load();
  return loaded;
}

let loaded: Kernels | undefined | null = null;

function load(): Kernels | undefined {
  try {
    const bytes = Uint8Array.from(atob(kernelsWasm), (character) => character.charCodeAt(0));
    const memory = new WebAssembly.Memory({ initial: 1 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    const statistics = exports.statistics as (block: number, count: number, inverse: number, out: number) => void;
    return {
      block: new Float32Array(memory.buffer, 64, blockSize),
      results: new Float64Array(memory.buffer, 0, 5),
      statistics: (count, inverseTemperature) => statistics(64, count, inverseTemperature, 0),
    };
  } catch {
    return undefined;
  }
}
