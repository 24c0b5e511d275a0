import type { Tensor, Tensor2D, Tensor4D } from '../../src/index.js';
import { type Defect, gradientOfSum, type Ops } from './defect.js';

const { NaN: nan, NEGATIVE_INFINITY: least } = Number;
const integers = ({ tensor }: Ops, values: number[]): Tensor => tensor(values, [values.length], 'int32');

/** Kernels of the wasm backend that are missing. */
const missing: Defect[] = [
  {
    name: 'the gradient of conv2d with respect to its filter',
    run: (ops) => {
      const x = ops.tensor([1, 2, 3, 4], [1, 2, 2, 1]) as Tensor4D;
      return gradientOfSum(ops, (filter) => ops.conv2d(x, filter as Tensor4D, 1, 'valid'), ops.ones([2, 1, 1, 1]));
    },
    right: [3, 7], // the sums of the rows
    stock: /'Conv2DBackpropFilter' not registered/,
  },
  {
    name: 'the gradient of depthwiseConv2d with respect to its filter',
    run: (ops) => {
      const x = ops.tensor([1, 2, 3, 4], [1, 2, 1, 2]) as Tensor4D;
      return gradientOfSum(
        ops,
        (filter) => ops.depthwiseConv2d(x, filter as Tensor4D, 1, 'valid'),
        ops.ones([1, 1, 2, 1]),
      );
    },
    right: [4, 6], // the sums of the channels
    stock: /'DepthwiseConv2dNativeBackprop(Filter|Input)' not registered/,
  },
  {
    name: 'the gradient of depthwiseConv2d with respect to its input',
    run: (ops) => {
      const filter = ops.tensor([5, 7], [1, 1, 2, 1]) as Tensor4D;
      return gradientOfSum(ops, (x) => ops.depthwiseConv2d(x as Tensor4D, filter, 1, 'valid'), ops.ones([1, 1, 2, 2]));
    },
    right: [5, 7, 5, 7],
    stock: /'DepthwiseConv2dNativeBackprop(Filter|Input)' not registered/,
  },
  {
    name: 'einsum',
    run: ({ einsum, tensor }) => einsum('ij,jk->ik', tensor([[1, 2]]), tensor([[3], [4]])),
    right: [11],
    stock: /'Einsum' not registered/,
  },
  {
    name: 'unsortedSegmentSum',
    run: (ops) => ops.unsortedSegmentSum(ops.tensor([1, 2, 4]), integers(ops, [1, 0, 1]) as never, 2),
    right: [2, 5],
    stock: /'UnsortedSegmentSum' not registered/,
  },
  {
    name: 'the gradient of gather',
    run: (ops) => gradientOfSum(ops, (x) => ops.gather(x, integers(ops, [1, 1])), ops.tensor([3, 4])),
    right: [0, 2],
    stock: /'UnsortedSegmentSum' not registered/,
  },
  {
    name: 'conv2d with the channels before the pixels',
    run: ({ conv2d, tensor }) =>
      conv2d(
        tensor([1, 2, 3, 4], [1, 2, 1, 2]) as Tensor4D,
        tensor([5, 7], [1, 1, 2, 1]) as Tensor4D,
        1,
        'valid',
        'NCHW',
      ),
    right: [26, 38], // 5 · 1 + 7 · 3, 5 · 2 + 7 · 4
    stock: /does not support dataFormat/,
  },
  {
    name: 'matMul of integers',
    run: ({ matMul, tensor }) => matMul(tensor([[1, 2]], [1, 2], 'int32'), tensor([[3], [4]], [2, 1], 'int32')),
    right: [11],
    stock: /non-float32 tensors not yet supported/,
  },
];

/** Kernels that return something else. */
const wrong: Defect[] = [
  {
    name: 'the gradient of maxPool where nothing is positive',
    run: (ops) =>
      gradientOfSum(ops, (x) => ops.maxPool(x as Tensor4D, 2, 2, 'valid'), ops.tensor([-4, -3, -2, -1], [1, 2, 2, 1])),
    right: [0, 0, 0, 1],
    stock: [1, 0, 0, 0],
  },
  {
    name: 'gather in batches',
    run: ({ gather, tensor }) =>
      gather(
        tensor([
          [1, 2, 3],
          [4, 5, 6],
        ]),
        tensor([[2], [0]], [2, 1], 'int32'),
        1,
        1,
      ),
    right: [3, 4],
  },
  {
    name: 'where chooses between booleans',
    run: ({ tensor, where }) => where(tensor([true, false]), tensor([true, true]), tensor([false, false])),
    right: [1, 0],
    stock: [1, 1],
  },
  {
    name: 'stridedSlice of integers is of integers',
    run: (ops) => ops.stridedSlice(integers(ops, [1, 2, 3]), [0], [3], [2]),
    right: [1, 3],
    stock: [1.401298464324817e-45, 4.203895392974451e-45],
  },
  {
    name: 'what is not 0 is true',
    run: ({ cast, tensor }) => cast(tensor([0.5, 256, 0]), 'bool'),
    right: [1, 1, 0],
    stock: [0, 0, 0],
  },
  { name: 'integers are not NaN', run: (ops) => ops.isNaN(integers(ops, [-7])), right: [0], stock: [1] },
  { name: 'integers are finite', run: (ops) => ops.isFinite(integers(ops, [-7])), right: [1], stock: [0] },
  {
    name: 'clipByValue of integers',
    run: (ops) => ops.clipByValue(integers(ops, [1, 5, 9]), 2, 6),
    right: [2, 5, 6],
    stock: [1073741824, 1073741824, 1073741824],
  },
  {
    name: 'clipByValue keeps NaN',
    run: ({ clipByValue, tensor }) => clipByValue(tensor([nan]), 0, 1),
    right: [nan],
    stock: [0],
  },
  { name: 'relu6 keeps NaN', run: ({ relu6, tensor }) => relu6(tensor([nan])), right: [nan], stock: [0] },
  {
    name: 'maximum keeps NaN on either side',
    run: ({ maximum, tensor }) => maximum(tensor([1, nan]), tensor([nan, 1])),
    right: [nan, nan],
    stock: [1, nan],
  },
  {
    name: 'minimum keeps NaN on either side',
    run: ({ minimum, tensor }) => minimum(tensor([1, nan]), tensor([nan, 1])),
    right: [nan, nan],
    stock: [1, nan],
  },
  {
    name: 'sign knows NaN and small numbers',
    run: ({ sign, tensor }) => sign(tensor([nan, 1e-10])),
    right: [nan, 1],
    stock: [0, 0],
  },
  {
    name: 'maxPool keeps NaN',
    run: ({ maxPool, tensor }) => maxPool(tensor([nan, 1, 2, 3], [1, 2, 2, 1]) as Tensor4D, 2, 2, 'valid'),
    right: [nan],
    stock: [least],
  },
  {
    name: 'avgPool keeps NaN',
    run: ({ avgPool, tensor }) => avgPool(tensor([nan, 1, 2, 3], [1, 2, 2, 1]) as Tensor4D, 2, 2, 'valid'),
    right: [nan],
    stock: [least],
  },
  {
    name: 'fusedMatMul with relu keeps NaN',
    run: ({ fusedMatMul, tensor }) => fusedMatMul({ a: tensor([[nan]]), b: tensor([[1]]), activation: 'relu' }),
    right: [nan],
    stock: [0],
  },
  { name: 'log1p near 0', run: ({ log1p, tensor }) => log1p(tensor([1e-10])), right: [1e-10], stock: [0] },
  {
    name: 'sin near 0',
    run: ({ sin, tensor }) => sin(tensor([-1e-10])),
    right: [-1e-10],
    stock: [1.7484555314695172e-7],
  },
  {
    name: 'sin of large numbers',
    run: ({ sin, tensor }) => sin(tensor([1e38])),
    right: [0.9891644716],
    stock: [-0.7680954933],
  },
  { name: 'selu near 0', run: ({ selu, tensor }) => selu(tensor([-1e-10])), right: [-1.7580993e-10], stock: [0] },
  {
    name: 'transformImage reflects: [1, 2, 3] goes on to the left as [3, 2, 1, 1, 2, 3]',
    run: ({ tensor, transformImage }) =>
      transformImage(
        tensor([1, 2, 3], [1, 1, 3, 1]) as Tensor4D,
        tensor([[1, 0, -3, 0, 1, 0, 0, 0]]) as Tensor2D,
        'nearest',
        'reflect',
      ),
    right: [3, 2, 1],
  },
  { name: 'the mean of nothing', run: ({ mean, zeros }) => mean(zeros([0, 1]), 0), right: [nan] },
  { name: 'the product of nothing', run: ({ prod, zeros }) => prod(zeros([0, 1]), 0), right: [1] },
];

export const wasmDefects: Defect[] = [...missing, ...wrong];
