import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type StridedSliceAttrs, slice_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { stridedSliceInfo } from '../../strided-slice-info.js';
import { type Kernel, kernelOf, replaceKernel } from '../replace-kernel.js';
import { copyBlock, stridesOf } from './copy-block.js';

/** Stock walks these by index arithmetic for every entry; StridedSlice.ts takes every dtype for float32, and Slice.ts copies the whole input first. */
export function patchCopies(): void {
  // The backend counts references, and no kernel writes to its inputs: stock copies nevertheless (Identity.ts).
  replaceNumeric<object>('Identity', ({ inputs, backend }) => {
    const { dataId, shape, dtype } = inputs.x!;
    backend.incRef(dataId);
    return { dataId, shape, dtype };
  });

  replaceNumeric<{ perm: number[] }>('Transpose', ({ inputs, attrs: { perm }, backend }) => {
    const x = inputs.x!;
    const strides = stridesOf(x.shape);
    const output = backend.makeOutput(
      perm.map((d) => x.shape[d]!),
      x.dtype,
    );
    copyBlock(backend, x, output, { sourceStrides: perm.map((d) => strides[d]!) });
    return output;
  });

  replaceNumeric<{ reps: number[] }>('Tile', ({ inputs, attrs: { reps }, backend }) => {
    const x = inputs.x!;
    const output = backend.makeOutput(
      x.shape.map((size, d) => size * reps[d]!),
      x.dtype,
    );
    const targetStrides = stridesOf(output.shape);
    copyBlock(backend, x, output, {
      sizes: x.shape.flatMap((size, d) => [reps[d]!, size]),
      sourceStrides: stridesOf(x.shape).flatMap((stride) => [0, stride]),
      targetStrides: targetStrides.flatMap((stride, d) => [stride * x.shape[d]!, stride]),
    });
    return output;
  });

  replaceNumeric<{ dims: number | number[] }>('Reverse', ({ inputs, attrs, backend }) => {
    const x = inputs.x!;
    const axes = x.shape.length === 0 ? [] : util.parseAxisParam(attrs.dims, x.shape);
    const output = backend.makeOutput(x.shape, x.dtype);
    const strides = stridesOf(x.shape);
    copyBlock(backend, x, output, {
      sourceStrides: strides.map((stride, d) => (axes.includes(d) ? -stride : stride)),
      sourceOffset: axes.reduce((sum, d) => sum + (x.shape[d]! - 1) * strides[d]!, 0),
    });
    return output;
  });

  replaceNumeric<{ begin: number | number[]; size: number | number[] }>('Slice', ({ inputs, attrs, backend }) => {
    const x = inputs.x!;
    const [begin, size] = slice_util.parseSliceParams(x as never, attrs.begin, attrs.size);
    slice_util.assertParamsValid(x as never, begin!, size!);
    return sliceOf(backend, x, begin!, size!);
  });

  replaceNumeric<{ axis: number }>('Unpack', ({ inputs, attrs, backend }) => {
    const value = inputs.value!;
    const axis = util.parseAxisParam(attrs.axis, value.shape)[0]!;
    const size = value.shape.map((length, d) => (d === axis ? 1 : length));
    const shape = value.shape.filter((_, d) => d !== axis);
    return Array.from({ length: value.shape[axis]! }, (_, i) => {
      const begin = size.map((_, d) => (d === axis ? i : 0));
      return { ...sliceOf(backend, value, begin, size), shape };
    });
  });

  replaceNumeric<StridedSliceAttrs>('StridedSlice', ({ inputs, attrs, backend }) => {
    const x = inputs.x!;
    const { begin, strides, taken, finalShape } = stridedSliceInfo(x.shape, attrs);
    return { ...sliceOf(backend, x, begin, taken, strides), shape: finalShape };
  });
}

/** Strings are no numbers in the memory of wasm: they stay with the stock kernel. */
function replaceNumeric<Attributes>(name: string, kernel: Kernel<BackendWasm, Attributes>): void {
  const stock = kernelOf<BackendWasm, Attributes>('wasm', name);
  replaceKernel<BackendWasm, Attributes>('wasm', name, (call) =>
    Object.values(call.inputs)[0]!.dtype === 'string' ? stock(call) : kernel(call),
  );
}

function sliceOf(
  backend: BackendWasm,
  x: TensorInfo,
  begin: number[],
  size: number[],
  steps: number[] = size.map(() => 1),
): TensorInfo {
  const output = backend.makeOutput(size, x.dtype);
  const strides = stridesOf(x.shape);
  copyBlock(backend, x, output, {
    sourceStrides: strides.map((stride, d) => stride * steps[d]!),
    sourceOffset: strides.reduce((sum, stride, d) => sum + stride * begin[d]!, 0),
  });
  return output;
}
