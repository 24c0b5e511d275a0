import type { Tensor, Tensor2D, Tensor4D } from '../../src/index.js';
import { type Defect, gradientOfSum, type Ops } from './defect.js';

const none = (kernel: string) => new RegExp(`gradient function not found for ${kernel}`);

/** Both gradients of the sum of `f`, one behind the other. */
function gradientsOfSum(ops: Ops, f: (a: Tensor, b: Tensor) => Tensor, a: Tensor, b: Tensor): Tensor {
  const gradients = ops.grads((a: Tensor, b: Tensor) => ops.sum(f(a, b)))([a, b]);
  return ops.concat(gradients.map((each) => ops.reshape(each, [-1])));
}

/** Gradients, which are the same on all backends; seen on wasm. */
export const gradientDefects: Defect[] = [
  {
    name: 'avgPool counts the part of a window that lies inside',
    // the outputs are (x0 + x1) / 2 and x1
    run: (ops) => gradientOfSum(ops, (x) => ops.avgPool(x as Tensor4D, [1, 2], 1, 'same'), ops.ones([1, 1, 2, 1])),
    right: [0.5, 1.5],
    stock: [0.5, 1],
  },
  {
    name: 'resizeBilinear with centres of pixels',
    // the outputs are x0, (3 x0 + x1) / 4, (x0 + 3 x1) / 4, x1
    run: (ops) =>
      gradientOfSum(ops, (x) => ops.resizeBilinear(x as Tensor4D, [1, 4], false, true), ops.ones([1, 1, 2, 1])),
    right: [2, 2],
    stock: [1.5, 2.5],
  },
  {
    name: 'maximum of operands that are broadcast',
    run: (ops) => gradientsOfSum(ops, ops.maximum, ops.tensor([1, 3]), ops.tensor([2])),
    right: [0, 1, 1],
    stock: /shape/,
  },
  {
    name: 'minimum of operands that are broadcast',
    run: (ops) => gradientsOfSum(ops, ops.minimum, ops.tensor([1, 3]), ops.tensor([2])),
    right: [1, 0, 1],
    stock: /shape/,
  },
  {
    name: 'squaredDifference of operands that are broadcast',
    run: (ops) => gradientsOfSum(ops, ops.squaredDifference, ops.tensor([1, 3]), ops.tensor([2])),
    right: [-2, 2, 0],
    stock: /shape/,
  },
  {
    name: 'matMul of one matrix with a batch',
    run: (ops) =>
      gradientsOfSum(ops, (a, b) => ops.matMul(a, b), ops.tensor([2], [1, 1, 1]), ops.tensor([3, 4], [2, 1, 1])),
    right: [7, 2, 2],
    stock: /shape/,
  },
  {
    name: 'prod',
    run: (ops) => gradientOfSum(ops, (x) => ops.prod(x), ops.tensor([2, 3])),
    right: [3, 2],
    stock: /is not a function/,
  },
  {
    name: 'bandPart',
    run: (ops) => gradientOfSum(ops, (x) => ops.bandPart(x as Tensor2D, 0, 0), ops.ones([2, 2])),
    right: [1, 0, 0, 1],
    stock: /Argument tensors passed to stack must/,
  },
  {
    name: 'unstack into one',
    run: (ops) => gradientOfSum(ops, (x) => ops.unstack(x)[0]!, ops.ones([1, 2])),
    right: [1, 1],
    stock: /Argument tensors passed to stack must/,
  },
  {
    name: 'batchNorm without scale',
    run: (ops) =>
      gradientOfSum(
        ops,
        (x) => ops.batchNorm(x as Tensor2D, ops.zeros([1]) as never, ops.tensor([3]) as never, undefined, undefined, 1),
        ops.ones([1, 1]),
      ),
    right: [0.5], // 1 / sqrt(3 + 1)
    stock: /Cannot read properties of undefined/,
  },
  {
    name: 'cumprod',
    run: (ops) => gradientOfSum(ops, (x) => ops.cumprod(x), ops.tensor([2, 3])),
    right: [4, 2], // of x0 + x0 x1
    stock: none('Cumprod'),
  },
  {
    name: 'diag',
    run: (ops) => gradientOfSum(ops, (x) => ops.diag(x), ops.tensor([2, 3])),
    right: [1, 1],
    stock: none('Diag'),
  },
  {
    name: 'einsum',
    run: (ops) => gradientsOfSum(ops, (a, b) => ops.einsum('i,i->', a, b), ops.tensor([2, 3]), ops.tensor([5, 7])),
    right: [5, 7, 2, 3],
    stock: /'Einsum' not registered|not found for Einsum/,
  },
  {
    name: 'gatherND',
    run: (ops) =>
      gradientOfSum(ops, (x) => ops.gatherND(x, ops.tensor([[1], [1]], [2, 1], 'int32')), ops.tensor([2, 3])),
    right: [0, 2],
    stock: none('GatherNd'),
  },
  {
    name: 'scatterND',
    run: (ops) =>
      gradientOfSum(ops, (x) => ops.scatterND(ops.tensor([[2], [0]], [2, 1], 'int32'), x, [3]), ops.tensor([2, 3])),
    right: [1, 1],
    stock: none('ScatterNd'),
  },
  {
    name: 'tensorScatterUpdate',
    run: (ops) =>
      gradientsOfSum(
        ops,
        (x, updates) => ops.tensorScatterUpdate(x, ops.tensor([[1]], [1, 1], 'int32'), updates),
        ops.tensor([2, 3]),
        ops.tensor([4]),
      ),
    right: [1, 0, 1],
    stock: none('TensorScatterUpdate'),
  },
  {
    name: 'stridedSlice',
    run: (ops) => gradientOfSum(ops, (x) => ops.stridedSlice(x, [0], [3], [2]), ops.ones([3])),
    right: [1, 0, 1],
    stock: none('StridedSlice'),
  },
  {
    name: 'cropAndResize',
    run: (ops) => {
      const boxes = ops.tensor([[0, 0, 1, 0.5]]) as Tensor2D;
      const first = ops.tensor([0], [1], 'int32') as never;
      // the outputs are x0 and (x0 + x1) / 2
      return gradientOfSum(ops, (x) => ops.cropAndResize(x as Tensor4D, boxes, first, [1, 2]), ops.ones([1, 1, 2, 1]));
    },
    right: [1.5, 0.5],
    stock: none('CropAndResize'),
  },
  {
    name: 'transformImage',
    run: (ops) => {
      const shift = ops.tensor([[1, 0, 1, 0, 1, 0, 0, 0]]) as Tensor2D;
      return gradientOfSum(ops, (x) => ops.transformImage(x as Tensor4D, shift, 'bilinear'), ops.ones([1, 1, 3, 1]));
    },
    right: [0, 1, 1],
    stock: none('Transform'),
  },
];
