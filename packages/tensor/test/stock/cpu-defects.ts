import type { Tensor2D, Tensor4D } from '../../src/index.js';
import { type Defect, gradientOfSum } from './defect.js';

/** Kernels of the cpu backend. */
export const cpuDefects: Defect[] = [
  {
    name: 'floorDiv of floats has NaN and infinity',
    run: ({ floorDiv, tensor }) => floorDiv(tensor([7.5, Number.NaN, 1]), tensor([2, 1, 0])),
    right: [3, Number.NaN, Number.POSITIVE_INFINITY],
    stock: [3, 0, 0],
  },
  {
    name: 'broadcasting to no entries',
    run: ({ broadcastTo, tensor }) => broadcastTo(tensor([1, 2], [1, 2]), [0, 2]),
    right: [],
    stock: [1, 2],
  },
  {
    name: 'erf near 0 is 2 x / sqrt(pi)',
    run: ({ erf, tensor }) => erf(tensor([1e-10])),
    right: [1.1283791671e-10],
    stock: [1.112838599e-9],
  },
  { name: 'the sign of NaN', run: ({ sign, tensor }) => sign(tensor([Number.NaN])), right: [Number.NaN], stock: [0] },
  {
    name: 'NaN stays in its segment',
    run: ({ tensor, unsortedSegmentSum }) =>
      unsortedSegmentSum(tensor([1, Number.NaN]), tensor([0, 1], [2], 'int32') as never, 2),
    right: [1, Number.NaN],
    stock: [Number.NaN, Number.NaN],
  },
  {
    name: 'maxPool keeps NaN',
    run: ({ maxPool, tensor }) => maxPool(tensor([Number.NaN, 1, 2, 3], [1, 2, 2, 1]) as Tensor4D, 2, 2, 'valid'),
    right: [Number.NaN],
    stock: [3],
  },
  {
    name: 'the gradient of maxPool where all entries are -Infinity',
    run: (ops) =>
      gradientOfSum(
        ops,
        (x) => ops.maxPool(x as Tensor4D, 2, 2, 'valid'),
        ops.fill([1, 2, 2, 1], Number.NEGATIVE_INFINITY),
      ),
    right: [1, 0, 0, 0],
    stock: [0, 0, 0, 0],
  },
  {
    name: 'the gradient of resizeNearestNeighbor for two images',
    run: (ops) => {
      const weights = ops.tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 1]);
      const resized = (x: Tensor4D) => ops.mul(ops.resizeNearestNeighbor(x, [2, 2]), weights);
      return gradientOfSum(ops, (x) => resized(x as Tensor4D), ops.ones([2, 1, 1, 1]));
    },
    right: [10, 26], // 1 + 2 + 3 + 4, 5 + 6 + 7 + 8
    stock: [10, 14],
  },
  {
    name: 'the gradient of resizeBilinear for images that are not square',
    // the four outputs are x0, (x0 + x1) / 2, x1, x1
    run: (ops) => gradientOfSum(ops, (x) => ops.resizeBilinear(x as Tensor4D, [1, 4]), ops.ones([1, 1, 2, 1])),
    right: [1.5, 2.5],
    stock: /shape/i,
  },
  {
    name: 'transformImage works on all images of a batch',
    run: ({ tensor, transformImage }) =>
      transformImage(
        tensor([1, 2, 3, 4], [2, 1, 2, 1]) as Tensor4D,
        tensor([[1, 0, 0, 0, 1, 0, 0, 0]]) as Tensor2D,
        'nearest',
      ),
    right: [1, 2, 3, 4],
    stock: [1, 2, 0, 0],
  },
  {
    name: 'matMul pairs the matrices of batches [2, 1] and [2, 3]',
    run: ({ matMul, tensor }) => matMul(tensor([1, 10], [2, 1, 1, 1]), tensor([1, 2, 3, 4, 5, 6], [2, 3, 1, 1])),
    right: [1, 2, 3, 40, 50, 60],
    stock: [1, 20, 3, 40, 5, 60],
  },
  {
    name: 'matMul of batches [2, 1] and [1, 2]',
    run: ({ matMul, tensor }) => matMul(tensor([2, 3], [2, 1, 1, 1]), tensor([5, 7], [1, 2, 1, 1])),
    right: [10, 14, 15, 21],
    stock: [10, 21],
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
    stock: [10, 20],
  },
  {
    name: 'the largest of nothing',
    run: ({ max, zeros }) => max(zeros([0, 1]), 0),
    right: [Number.NEGATIVE_INFINITY],
    stock: [Number.NaN],
  },
  {
    name: 'the mean of nothing',
    run: ({ mean, zeros }) => mean(zeros([0, 1]), 0),
    right: [Number.NaN],
    stock: [0],
  },
  {
    name: 'all of nothing are true',
    run: ({ all, zeros }) => all(zeros([0, 1], 'bool'), 0),
    right: [1],
    stock: [0],
  },
  {
    name: 'denseBincount of a list knows binaryOutput',
    run: ({ denseBincount, tensor }) =>
      denseBincount(tensor([1, 1, 2], [3], 'int32') as never, tensor([]) as never, 3, true),
    right: [0, 1, 1],
    stock: [0, 2, 1],
  },
];
