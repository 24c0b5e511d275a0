import { backend_util, type DataType, type KernelBackend, util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from './replace-kernel.js';

interface ReductionAttributes {
  axis?: number | number[];
  /** As `axis`, in Max. */
  reductionIndices?: number | number[];
  keepDims: boolean;
}

/** What nothing reduces to: what adding it to a reduction does not change, and 0 / 0. */
const neutral = {
  All: 1,
  Any: 0,
  Max: Number.NEGATIVE_INFINITY,
  Mean: Number.NaN,
  Min: Number.POSITIVE_INFINITY,
  Prod: 1,
  Sum: 0,
};

/**
 * Stock reduces nothing to NaN (Max.ts and Min.ts of cpu), 0 (its Mean.ts) and false (its All.ts), to what was in memory (wasm), or throws
 * (WebGPU).
 */
export function patchEmptyReductions(backendName: string): void {
  for (const [name, value] of Object.entries(neutral)) {
    const usual = kernelOf<KernelBackend, ReductionAttributes>(backendName, name);
    replaceKernel<KernelBackend, ReductionAttributes>(backendName, name, (call) => {
      const { inputs, attrs, backend } = call;
      const { shape, dtype } = inputs.x!;
      if (util.sizeFromShape(shape) > 0) return usual(call);
      const axes = util.parseAxisParam((attrs.axis ?? attrs.reductionIndices) as number[], shape);
      const [reduced] = backend_util.computeOutAndReduceShapes(shape, axes);
      const outShape = attrs.keepDims ? backend_util.expandShapeToKeepDim(reduced, axes) : reduced;
      const outType: DataType = name === 'Mean' ? 'float32' : dtype;
      const values = util.getTypedArrayFromDType(outType as 'float32', util.sizeFromShape(outShape)).fill(value);
      return { dataId: backend.write(values, outShape, outType), shape: outShape, dtype: outType };
    });
  }
}
