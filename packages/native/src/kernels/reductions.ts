import { ArgMax, ArgMin, Max, Mean, Min, Prod, Sum, util } from '@tensorflow/tfjs-core';
import { isFloat, type Kernel, type KernelTable, kernel, sizeOf } from '../internal/kernel.js';
import type { NativeBackend } from '../internal/native-backend.js';

/** In the order of `Reduction` in cpp/dispatch.h. */
const names = [Sum, Mean, Prod, Max, Min, ArgMax, ArgMin];

interface ReductionAttributes {
  axis?: number | number[];
  /** What `Max` calls its axes. */
  reductionIndices?: number | number[];
  keepDims?: boolean;
}

/** Shape of the result, with reduced axes of length 1 or without them. */
function reducedShape(shape: readonly number[], axes: readonly number[], keepDims: boolean | undefined): number[] {
  if (keepDims) return shape.map((length, i) => (axes.includes(i) ? 1 : length));
  return shape.filter((_, i) => !axes.includes(i));
}

/** Reduces one group of neighbouring axes after the other; partial results go back to the pool. */
function reduceGroups(
  backend: NativeBackend,
  op: number,
  x: Float32Array,
  shape: readonly number[],
  axes: number[],
): Float32Array {
  const lengths = [...shape];
  let values = x;
  for (let end = axes.length; end > 0; ) {
    let start = end - 1;
    while (start > 0 && axes[start - 1] === axes[start]! - 1) start--;
    const [first, last] = [axes[start]!, axes[end - 1]!];
    const sizes = [lengths.slice(0, first), lengths.slice(first, last + 1), lengths.slice(last + 1)].map(sizeOf);
    const out = backend.pool.take(sizes[0]! * sizes[2]!);
    backend.addon.reduce(op, Int32Array.from(sizes), values, out);
    if (values !== x) backend.pool.give(values);
    values = out;
    lengths.fill(1, first, last + 1);
    end = start;
  }
  return values;
}

function reduction(op: number): Kernel {
  return kernel<'x', ReductionAttributes>(({ inputs: { x }, attrs, backend, onCpu }) => {
    const axes = util.parseAxisParam(attrs.axis ?? attrs.reductionIndices!, x.shape).sort((a, b) => a - b);
    if (!isFloat(x) || axes.length === 0) return onCpu();
    const values = reduceGroups(backend, op, backend.floats(x), x.shape, axes);
    return backend.make(reducedShape(x.shape, axes, attrs.keepDims), 'float32', values);
  });
}

function position(op: number): Kernel {
  return kernel<'x', { axis: number }>(({ inputs: { x }, attrs, backend, onCpu }) => {
    const axis = util.parseAxisParam(attrs.axis, x.shape)[0]!;
    if (!isFloat(x) || x.shape[axis] === 0) return onCpu();
    const shape = reducedShape(x.shape, [axis], false);
    const out = new Int32Array(sizeOf(shape));
    const sizes = [x.shape.slice(0, axis), [x.shape[axis]!], x.shape.slice(axis + 1)].map(sizeOf);
    backend.addon.reduce(op, Int32Array.from(sizes), backend.floats(x), out);
    return backend.make(shape, 'int32', out);
  });
}

/** Sums, extremes and their positions along any axes. */
export const reductionKernels: KernelTable = Object.fromEntries(
  names.map((name, op) => [name, name === ArgMax || name === ArgMin ? position(op) : reduction(op)]),
);
