import { backend_util, type KernelBackend, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from './replace-kernel.js';

/** A tensor whose dimensions have labels: indices of the equation's letters, those of the result first. */
interface Labelled {
  info: TensorInfo;
  labels: number[];
}

/**
 * Einsum as a matrix product of transposed operands. wasm lacks it in stock; the other backends multiply whole broadcast operands and sum,
 * which takes the memory of all letters together (Einsum.ts).
 */
export function patchEinsum(backendName: string): void {
  replaceKernel<KernelBackend, { equation: string }>(backendName, 'Einsum', ({ inputs, attrs, backend }) => {
    const operands = inputs as unknown as TensorInfo[];
    const { allDims, summedDims, idDims } = backend_util.decodeEinsumEquation(attrs.equation, operands.length);
    backend_util.checkEinsumDimSizes(allDims.length, idDims, operands as never);
    const made: TensorInfo[] = [];
    const call = (name: string, named: Record<string, TensorInfo>, attributes: object): TensorInfo => {
      const info = kernelOf<KernelBackend, object>(backendName, name)({ inputs: named, attrs: attributes, backend });
      made.push(info);
      return info;
    };

    const isSummed = (label: number) => summedDims.includes(label);
    const [first, second] = operands.map((info, i) => ({ info, labels: idDims[i]! })) as [Labelled, Labelled?];
    const all = second
      ? contract(sumLonely(first, second, isSummed, call), sumLonely(second, first, isSummed, call), isSummed, call)
      : sumLabels(first, first.labels.filter(isSummed), call);
    const perm = Array.from(all.labels.keys(), (label) => all.labels.indexOf(label));
    const result = isOrdered(perm)
      ? call('Identity', { x: all.info }, {})
      : call('Transpose', { x: all.info }, { perm });
    for (const info of made) if (info !== result) backend.disposeData(info.dataId);
    return result;
  });
}

/** Transposing nothing is left out: WebGPU cannot do it for fewer than two dimensions. */
function isOrdered(perm: number[]): boolean {
  return perm.every((d, i) => d === i);
}

type Call = (name: string, inputs: Record<string, TensorInfo>, attributes: object) => TensorInfo;

/** Sums over the letters that neither the other operand nor the result has. */
function sumLonely(x: Labelled, other: Labelled, isSummed: (label: number) => boolean, call: Call): Labelled {
  return sumLabels(
    x,
    x.labels.filter((label) => isSummed(label) && !other.labels.includes(label)),
    call,
  );
}

function sumLabels({ info, labels }: Labelled, summed: number[], call: Call): Labelled {
  if (summed.length === 0) return { info, labels };
  const axis = summed.map((label) => labels.indexOf(label));
  return {
    info: call('Sum', { x: info }, { axis, keepDims: false }),
    labels: labels.filter((label) => !summed.includes(label)),
  };
}

/** Letters of both are those of the batch where the result has them, and are summed by the product where it has not. */
function contract(a: Labelled, b: Labelled, isSummed: (label: number) => boolean, call: Call): Labelled {
  const shared = a.labels.filter((label) => b.labels.includes(label));
  const batch = shared.filter((label) => !isSummed(label));
  const inner = shared.filter(isSummed);
  const rows = a.labels.filter((label) => !shared.includes(label));
  const columns = b.labels.filter((label) => !shared.includes(label));
  const sizes = (of: number[], { info, labels }: Labelled) => of.map((label) => info.shape[labels.indexOf(label)]!);
  const product = (of: number[], operand: Labelled) => util.sizeFromShape(sizes(of, operand));

  const matrices = (x: Labelled, left: number[], right: number[]) => {
    const perm = [...batch, ...left, ...right].map((label) => x.labels.indexOf(label));
    const ordered = isOrdered(perm) ? x.info : call('Transpose', { x: x.info }, { perm });
    return call('Reshape', { x: ordered }, { shape: [product(batch, x), product(left, x), product(right, x)] });
  };
  const product3 = call(
    'BatchMatMul',
    { a: matrices(a, rows, inner), b: matrices(b, inner, columns) },
    { transposeA: false, transposeB: false },
  );
  const shape = [...sizes(batch, a), ...sizes(rows, a), ...sizes(columns, b)];
  return { info: call('Reshape', { x: product3 }, { shape }), labels: [...batch, ...rows, ...columns] };
}
