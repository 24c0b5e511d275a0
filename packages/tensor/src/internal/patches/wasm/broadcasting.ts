import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { broadcast_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';
import { broadcastStrides, copyBlock } from './copy-block.js';
import { addressOf, machineOf } from './machine.js';

/** The numbers that wasm/elementwise.ts knows them by; `swap` exchanges the operands. */
const comparisons = {
  Greater: { kind: 0, swap: false },
  GreaterEqual: { kind: 1, swap: false },
  Less: { kind: 0, swap: true },
  LessEqual: { kind: 1, swap: true },
  Equal: { kind: 2, swap: false },
  NotEqual: { kind: 3, swap: false },
} as const;
const extrema = { Maximum: 0, Minimum: 1 } as const;
const others = ['Atan2', 'FloorDiv', 'LogicalAnd', 'LogicalOr', 'LogicalXor', 'Mod', 'Pow'] as const;

/**
 * Functions of two operands. Stock finds every entry of a broadcast operand by division (binary.h), and its Maximum and Minimum drop NaN in the
 * second operand.
 */
export function patchBroadcasting(): void {
  for (const [name, kind] of Object.entries(extrema)) {
    replaceFloats(name, 'float32', ({ kernels }, outer, inner, a, b, y) =>
      kernels.extremum(kind, outer, inner, ...a, ...b, y),
    );
  }
  for (const [name, { kind, swap }] of Object.entries(comparisons)) {
    replaceFloats(name, 'bool', ({ kernels }, outer, inner, a, b, y) =>
      kernels.compare(kind, outer, inner, ...(swap ? [...b, ...a] : [...a, ...b]), y),
    );
  }
  for (const name of others) expandBeforeStock(name);
}

/** An address, and the steps of the outer and the inner dimension. */
type Operand = [address: number, outer: number, inner: number];

function replaceFloats(
  name: string,
  dtype: 'float32' | 'bool',
  run: (machine: ReturnType<typeof machineOf>, outer: number, inner: number, a: Operand, b: Operand, y: number) => void,
): void {
  const stock = kernelOf<BackendWasm>('wasm', name);
  replaceKernel<BackendWasm, never>('wasm', name, (call) => {
    const { inputs, backend } = call;
    let { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
    if (a.dtype !== 'float32') return stock(call);
    const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const output = backend.makeOutput(shape, dtype);
    if (util.sizeFromShape(shape) === 0) return output;
    const expanded: TensorInfo[] = [];
    let plane = commonPlane(shape, a.shape, b.shape);
    if (!plane) {
      [a, b] = [a, b].map((each) => expand(backend, each, shape, expanded)) as [TensorInfo, TensorInfo];
      plane = { outer: 1, inner: util.sizeFromShape(shape), a: [0, 1], b: [0, 1] };
    }
    const aOperand: Operand = [addressOf(backend, a), ...plane.a];
    const bOperand: Operand = [addressOf(backend, b), ...plane.b];
    run(machineOf(backend), plane.outer, plane.inner, aOperand, bOperand, addressOf(backend, output));
    for (const { dataId } of expanded) backend.disposeData(dataId);
    return output;
  });
}

function expandBeforeStock(name: string): void {
  const stock = kernelOf<BackendWasm>('wasm', name);
  replaceKernel<BackendWasm, never>('wasm', name, (call) => {
    const { inputs, backend } = call;
    const { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
    const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const expanded: TensorInfo[] = [];
    const [wholeA, wholeB] = [a, b].map((each) => expand(backend, each, shape, expanded)) as [TensorInfo, TensorInfo];
    const output = stock({ ...call, inputs: { a: wholeA, b: wholeB } });
    for (const { dataId } of expanded) backend.disposeData(dataId);
    return output;
  });
}

/** `x` as an array of this shape; a copy, noted in `made`, unless it has that many entries already. */
function expand(backend: BackendWasm, x: TensorInfo, shape: number[], made: TensorInfo[]): TensorInfo {
  if (util.sizeFromShape(x.shape) === util.sizeFromShape(shape)) return { ...x, shape };
  const whole = backend.makeOutput(shape, x.dtype);
  copyBlock(backend, x, whole, { sourceStrides: broadcastStrides(x.shape, shape) });
  made.push(whole);
  return whole;
}

interface Plane {
  outer: number;
  inner: number;
  /** Steps of the outer and the inner dimension. */
  a: [number, number];
  b: [number, number];
}

/** Two dimensions in which both operands can be walked, unless their broadcasting needs more. */
function commonPlane(shape: number[], aShape: number[], bShape: number[]): Plane | undefined {
  const a = broadcastStrides(aShape, shape);
  const b = broadcastStrides(bShape, shape);
  const merged: { size: number; a: number; b: number }[] = [];
  for (const [d, size] of shape.entries()) {
    if (size === 1) continue;
    const next = { size, a: a[d]!, b: b[d]! };
    const last = merged.at(-1);
    if (last && last.a === next.a * size && last.b === next.b * size)
      merged[merged.length - 1] = { ...next, size: last.size * size };
    else merged.push(next);
  }
  if (merged.length > 2) return undefined;
  const inner = merged.pop() ?? { size: 1, a: 0, b: 0 };
  const outer = merged.pop() ?? { size: 1, a: 0, b: 0 };
  return { outer: outer.size, inner: inner.size, a: [outer.a, inner.a], b: [outer.b, inner.b] };
}
