import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import {
  init,
  memory,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tensor,
} from './index.js';

beforeAll(() => init({ device: 'cpu' }));

test.each([
  ['a number', 3, [], 'float32', [3]],
  ['a boolean', true, [], 'bool', [1]],
  [
    'nested arrays',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [2, 3],
    'float32',
    [1, 2, 3, 4, 5, 6],
  ],
  ['nested booleans', [[true], [false]], [2, 1], 'bool', [1, 0]],
  ['an empty array', [], [0], 'float32', []],
  ['empty rows', [[], []], [2, 0], 'float32', []],
  ['Float64Array', new Float64Array([0.1, 2]), [2], 'float32', [Math.fround(0.1), 2]],
  ['Uint8Array', new Uint8Array([255]), [1], 'int32', [255]],
  ['Int16Array', new Int16Array([-3]), [1], 'int32', [-3]],
  ['a tensor of ONNX Runtime', { data: new BigInt64Array([1n, -2n]), dims: [2, 1] }, [2, 1], 'int32', [1, -2]],
  ['a tensor with a shape', { data: new Float32Array(4), shape: [2, 2] }, [2, 2], 'float32', [0, 0, 0, 0]],
] as const)('reads %s', async (_, values, shape, dtype, expected) => {
  const result = tensor(values);
  expect([result.shape, result.dtype, Array.from(await result.data())]).toEqual([shape, dtype, expected]);
});

test('a shape and a dtype may be given', async () => {
  const result = tensor([1.9, 0, -1.9, 7], [2, 2], 'int32');
  expect([result.shape, Array.from(await result.data())]).toEqual([
    [2, 2],
    [1, 0, -1, 7],
  ]);
  expect(Array.from(await tensor([2, 0], [2], 'bool').data())).toEqual([1, 0]);
});

test('a tensor does not change with its array, and shares data with the tensor it was made from', async () => {
  const values = new Float32Array([1, 2]);
  const first = tensor(values);
  values[0] = 9;
  const second = tensor(first, [2, 1]);
  first.dispose();
  expect([second.shape, Array.from(await second.data())]).toEqual([
    [2, 1],
    [1, 2],
  ]);
});

test.each<[() => unknown, unknown, string]>([
  [() => tensor([1, 2, 3], [2, 2]), ShapeError, 'tensor: `values` must fill [2, 2] (4 entries), got [3].'],
  [() => tensor([1], [-1]), InvalidArgumentError, 'tensor: `shape` must be an integer of at least 0, got -1.'],
  [
    () => tensor([[1, 2], [3]]),
    InvalidArgumentError,
    'tensor: `values[1]` must have 2 entries, like its neighbours, got [3].',
  ],
  [() => tensor([1, [2]]), InvalidArgumentError, 'tensor: `values[1]` must be a number, like its neighbours, got [2].'],
  [
    () => tensor(new BigInt64Array([2n ** 40n])),
    InvalidArgumentError,
    'tensor: `values[0]` must fit into int32, got 1099511627776.',
  ],
  [
    () => tensor({} as never),
    InvalidArgumentError,
    'tensor: `values` must be numbers, nested arrays, a typed array or a tensor, got Object.',
  ],
])('bad input %#', (call, type, message) => {
  const before = memory().numTensors;
  expect(call).toThrow(type as ErrorConstructor);
  expect(call).toThrow(message);
  expect(memory().numTensors).toBe(before);
});

test('the type knows the number of dimensions', () => {
  expectTypeOf(tensor(1)).toEqualTypeOf<Scalar>();
  expectTypeOf(tensor([1, 2])).toEqualTypeOf<Tensor1D>();
  expectTypeOf(tensor([[1, 2]])).toEqualTypeOf<Tensor2D>();
  expectTypeOf(tensor([[[1], [2]]])).toEqualTypeOf<Tensor3D>();
  expectTypeOf(tensor(new Float64Array(4))).toEqualTypeOf<Tensor1D>();
  expectTypeOf(tensor(new Float64Array(4), [1, 2, 2, 1])).toEqualTypeOf<Tensor4D>();
  expectTypeOf(tensor([1, 2], [2, 1])).toEqualTypeOf<Tensor2D>();
  expectTypeOf(tensor([1, 2], [2] as number[])).toEqualTypeOf<Tensor>();
  expectTypeOf(tensor({ data: new Int32Array(1), dims: [1] })).toEqualTypeOf<Tensor>();
});
