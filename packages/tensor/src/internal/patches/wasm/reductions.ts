import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';
import { addressOf, machineOf } from './machine.js';

interface ReductionAttributes {
  axis?: number | number[];
  /** As `axis`, in Max. */
  reductionIndices?: number | number[];
  keepDims: boolean;
}

/** The numbers that wasm/reduce.ts knows them by. */
const reductions = { Sum: 0, Mean: 0, Max: 1, Min: 2, Prod: 3 } as const;

/** Stock transposes before it reduces any but the last axes, and adds in float32 (Sum.ts, Mean.ts, Max.ts, Min.ts, Prod.ts). */
export function patchReductions(): void {
  for (const [name, kind] of Object.entries(reductions)) {
    const stock = kernelOf<BackendWasm, ReductionAttributes>('wasm', name);
    replaceKernel<BackendWasm, ReductionAttributes>('wasm', name, (call) => {
      const { inputs, attrs, backend } = call;
      const x = inputs.x!;
      if (x.dtype !== 'float32') return stock(call);
      const axes = util.parseAxisParam((attrs.axis ?? attrs.reductionIndices) as number[], x.shape);
      const [shape, reduced] = backend_util.computeOutAndReduceShapes(x.shape, axes);
      const scale = name === 'Mean' ? 1 / util.sizeFromShape(reduced) : 1;
      const output = reduceAxes(backend, x, axes, shape, kind, scale);
      return attrs.keepDims ? { ...output, shape: backend_util.expandShapeToKeepDim(shape, axes) } : output;
    });
  }
}

/** One pass per run of neighbouring axes, the last run first. */
function reduceAxes(
  backend: BackendWasm,
  x: TensorInfo,
  axes: number[],
  shape: number[],
  kind: number,
  scale: number,
): TensorInfo {
  const { kernels } = machineOf(backend);
  const passes = runs(x.shape, axes);
  let current = x;
  for (const [i, { outer, length, inner }] of passes.entries()) {
    const isLast = i === passes.length - 1;
    const output = backend.makeOutput(isLast ? shape : [outer, inner], 'float32');
    const [from, to] = [addressOf(backend, current), addressOf(backend, output)];
    kernels.reduce(kind, outer, length, inner, from, to, isLast ? scale : 1);
    if (current !== x) backend.disposeData(current.dataId);
    current = output;
  }
  return current;
}

interface Pass {
  outer: number;
  length: number;
  inner: number;
}

/** The passes over runs of reduced axes, from the last run to the first; a single trivial one where nothing is reduced. */
function runs(shape: number[], axes: number[]): Pass[] {
  const passes: Pass[] = [];
  let inner = 1;
  let length = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (axes.includes(d)) length *= shape[d]!;
    else if (shape[d] !== 1) {
      if (length > 1) {
        passes.push({ outer: util.sizeFromShape(shape.slice(0, d + 1)), length, inner });
        length = 1;
      }
      inner *= shape[d]!;
    }
  }
  if (length > 1 || passes.length === 0) passes.push({ outer: 1, length, inner });
  return passes;
}
