import type { Tensor2D, Tensor4D } from '../../src/index.js';
import type { Defect } from './defect.js';

/** Kernels of the WebGPU backend. */
export const webgpuDefects: Defect[] = [
  {
    name: 'cropAndResize of the second image',
    run: ({ cropAndResize, tensor }) =>
      cropAndResize(
        tensor([1, 2, 3, 4], [2, 1, 2, 1]) as Tensor4D,
        tensor([[0, 0, 1, 1]]) as Tensor2D,
        tensor([1], [1], 'int32') as never,
        [1, 2],
      ),
    right: [3, 4],
    stock: [0, 0],
  },
  {
    name: 'denseBincount of rows with more entries than bins',
    run: ({ denseBincount, tensor }) =>
      denseBincount(
        tensor(
          [
            [0, 1, 1],
            [1, 1, 0],
          ],
          [2, 3],
          'int32',
        ) as never,
        tensor([]) as never,
        2,
      ),
    right: [1, 2, 1, 2],
    stock: [1, 1, 0, 2],
  },
  {
    name: 'reverse sums of rows of another length than before',
    run: ({ add, cumsum, ones, sum }) =>
      add(cumsum(ones([1, 4]), 1, false, true), sum(cumsum(ones([1, 2]), 1, false, true))),
    right: [7, 6, 5, 4],
  },
  {
    name: 'floorDiv of floats is a float',
    run: ({ floorDiv, tensor }) => floorDiv(tensor([1e10]), tensor([1])),
    right: [1e10],
    stock: [2147483647],
  },
  {
    name: 'matMul pairs the matrices of batches [2, 1] and [2, 3]',
    run: ({ matMul, tensor }) => matMul(tensor([1, 10], [2, 1, 1, 1]), tensor([1, 2, 3, 4, 5, 6], [2, 3, 1, 1])),
    right: [1, 2, 3, 40, 50, 60],
    stock: [1, 20, 3, 40, 5, 60],
  },
  {
    name: 'einsum sums over letters of one operand only',
    run: ({ einsum, tensor }) =>
      einsum(
        'ij,k->j',
        tensor([
          [1, 2],
          [3, 4],
        ]),
        tensor([1, 2]),
      ),
    right: [12, 18], // (1 + 3) (1 + 2), (2 + 4) (1 + 2)
  },
  {
    name: 'the sum of nothing',
    run: ({ sum, zeros }) => sum(zeros([0, 2]), 0),
    right: [0, 0],
    stock: /createBuffer/,
  },
  {
    name: 'segments behind the last are left out',
    run: ({ tensor, unsortedSegmentSum }) =>
      unsortedSegmentSum(tensor([1, 2, 4]), tensor([0, 2, 1], [3], 'int32') as never, 2),
    right: [1, 4],
    stock: [3, 4],
  },
  {
    name: 'transformImage with one transform for all images',
    run: ({ tensor, transformImage }) =>
      transformImage(
        tensor([1, 2, 3, 4], [2, 1, 2, 1]) as Tensor4D,
        tensor([[1, 0, 0, 0, 1, 0, 0, 0]]) as Tensor2D,
        'nearest',
      ),
    right: [1, 2, 3, 4],
  },
  {
    name: 'erf near 0 is 2 x / sqrt(pi)',
    run: ({ erf, tensor }) => erf(tensor([1e-6])),
    right: [1.1283791671e-6],
    stock: [1.1920928955e-6],
  },
  {
    name: 'expm1 near 0 is x',
    run: ({ expm1, tensor }) => expm1(tensor([1e-6])),
    right: [1.0000005e-6],
    stock: [9.5367431641e-7],
  },
  {
    name: 'log1p near 0 is x',
    run: ({ log1p, tensor }) => log1p(tensor([1e-6])),
    right: [9.999995e-7],
  },
  {
    name: 'the sum of integers over segments',
    run: ({ tensor, unsortedSegmentSum }) =>
      unsortedSegmentSum(tensor([1, -2, -4], [3], 'int32'), tensor([0, 1, 1], [3], 'int32') as never, 2),
    right: [1, -6],
  },
];
