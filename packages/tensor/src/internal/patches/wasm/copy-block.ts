import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { addressOf, machineOf } from './machine.js';

/** How many dimensions `copyBlock` of wasm/copy.ts has room for. */
const maximumRank = 12;

export interface CopyBlockOptions {
  /** The sizes of the block; default the target's shape. */
  sizes?: number[];
  /** In entries, one per size; may be 0 or negative. Default those of the source's shape. */
  sourceStrides?: number[];
  /** In entries, one per size. Default those of the target's shape. */
  targetStrides?: number[];
  /** Entries before the first one. Default 0. */
  sourceOffset?: number;
  targetOffset?: number;
}

/** The strides of a contiguous array, one per dimension. */
export function stridesOf(shape: number[]): number[] {
  return shape.length === 0 ? [] : [...util.computeStrides(shape), 1];
}

/** Strides that read an array of shape `from` as one of shape `to`. */
export function broadcastStrides(from: number[], to: number[]): number[] {
  const missing = to.length - from.length;
  const strides = stridesOf(from);
  return to.map((_, d) => (d < missing || from[d - missing] === 1 ? 0 : strides[d - missing]!));
}

/** Copies a strided block of one tensor to one of another. */
export function copyBlock(
  backend: BackendWasm,
  source: TensorInfo,
  target: TensorInfo,
  {
    sizes = target.shape,
    sourceStrides = stridesOf(source.shape),
    targetStrides = stridesOf(target.shape),
    sourceOffset = 0,
    targetOffset = 0,
  }: CopyBlockOptions = {},
): void {
  if (util.sizeFromShape(sizes) === 0) return;
  const dimensions = mergeDimensions(sizes, sourceStrides, targetStrides);
  const bytes = util.bytesPerElement(source.dtype);
  const { kernels, plan } = machineOf(backend);
  const lists = (['size', 'source', 'target'] as const).flatMap((key) => {
    const list = dimensions.map((dimension) => dimension[key]);
    return [...list, ...new Array<number>(maximumRank - list.length).fill(0)];
  });
  const from = addressOf(backend, source) + bytes * sourceOffset;
  const to = addressOf(backend, target) + bytes * targetOffset;
  kernels.copyBlock(dimensions.length, plan(lists), from, to, bytes === 4);
}

interface Dimension {
  size: number;
  source: number;
  target: number;
}

/** At least two dimensions; the last two are the ones that are contiguous in the source and in the target, where there are such. */
function mergeDimensions(sizes: number[], sourceStrides: number[], targetStrides: number[]): Dimension[] {
  const merged: Dimension[] = [];
  for (const [d, size] of sizes.entries()) {
    if (size === 1) continue;
    const next = { size, source: sourceStrides[d]!, target: targetStrides[d]! };
    const last = merged.at(-1);
    if (last && last.source === next.source * size && last.target === next.target * size)
      merged[merged.length - 1] = { ...next, size: last.size * size };
    else merged.push(next);
  }
  while (merged.length < 2) merged.unshift({ size: 1, source: 0, target: 0 });
  const contiguous = merged.slice(0, -1).findIndex(({ source }) => source === 1);
  if (contiguous >= 0) merged.splice(-1, 0, ...merged.splice(contiguous, 1));
  return merged;
}
