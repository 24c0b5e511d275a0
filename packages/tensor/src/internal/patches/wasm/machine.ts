import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { kernelsWasm } from './kernels.wasm.js';

/** The functions of wasm/kernels.ts. Addresses are in bytes, strides and counts in entries. */
export interface WasmKernels {
  adamW(count: number, ...addressesAndFactors: number[]): void;
  clip(count: number, x: number, low: number, high: number, y: number): void;
  compare(kind: number, outer: number, inner: number, ...operandsAndResult: number[]): void;
  copyBlock(rank: number, plan: number, source: number, target: number, wide: boolean): void;
  depthwiseGradient(
    plan: number,
    batch: number,
    multiplier: number,
    dy: number,
    other: number,
    target: number,
    toFilter: boolean,
  ): void;
  extremum(kind: number, outer: number, inner: number, ...operandsAndResult: number[]): void;
  gatherSlices(
    batch: number,
    outer: number,
    length: number,
    count: number,
    size: number,
    x: number,
    indices: number,
    y: number,
  ): void;
  gatherWindows(plan: number, x: number, columns: number, first: number, last: number): void;
  gemm(
    m: number,
    n: number,
    k: number,
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    bRow: number,
    bColumn: number,
    c: number,
    accumulate: boolean,
    scratch: number,
  ): void;
  gemmScratch(): number;
  maxPoolGradient(plan: number, batch: number, x: number, dy: number, dx: number): void;
  pool(isMean: boolean, plan: number, batch: number, x: number, y: number): void;
  reduce(kind: number, outer: number, length: number, inner: number, x: number, y: number, scale: number): void;
  scatterWindows(plan: number, columns: number, x: number, first: number, last: number): void;
  segmentSum(length: number, count: number, size: number, x: number, segments: number, y: number): void;
  select(count: number, condition: number, a: number, b: number, y: number): void;
  unary(kind: number, count: number, x: number, y: number, alpha: number): void;
}

/** Our kernels in the memory of a wasm backend. */
export interface Machine {
  kernels: WasmKernels;
  /** Where `gemm` packs. */
  scratch: number;
  /** Writes a list of small integers for a kernel to read; it lasts until the next one. Returns its address. */
  plan(values: number[]): number;
  /** Memory to be given back with `free`. */
  allocate(bytes: number): number;
  free(address: number): void;
}

/** What Emscripten exports, beyond the types of tfjs. */
interface EmscriptenModule {
  asm: { memory: WebAssembly.Memory };
  HEAP32: Int32Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
}

const planBytes = 256;

const machines = new WeakMap<BackendWasm, Machine>();

/** Our kernels for a backend, loaded at the first call. */
export function machineOf(backend: BackendWasm): Machine {
  let machine = machines.get(backend);
  if (!machine) {
    machine = startMachine(backend);
    machines.set(backend, machine);
  }
  return machine;
}

function startMachine(backend: BackendWasm): Machine {
  const wasm = backend.wasm as unknown as EmscriptenModule;
  const { memory } = wasm.asm;
  const binary = Uint8Array.from(atob(kernelsWasm), (character) => character.charCodeAt(0));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(binary), { env: { memory } });
  const kernels = instance.exports as unknown as WasmKernels;
  const allocate = (bytes: number) => wasm._malloc(bytes) >>> 0; // addresses above 2 GB come as negative numbers
  const planAddress = allocate(planBytes);
  return {
    kernels,
    scratch: allocate(kernels.gemmScratch()),
    plan(values) {
      wasm.HEAP32.set(values, planAddress >>> 2); // read here: the view is another one after the memory has grown
      return planAddress;
    },
    allocate,
    free: (address) => wasm._free(address),
  };
}

/** Where a tensor lies in the memory of wasm. */
export function addressOf(backend: BackendWasm, info: TensorInfo): number {
  return backend.getMemoryOffset(info.dataId);
}

/** A tensor of floats, all 0. */
export function makeZeros(backend: BackendWasm, shape: number[]): TensorInfo {
  const output = backend.makeOutput(shape, 'float32');
  backend.typedArrayFromHeap(output).fill(0);
  return output;
}
