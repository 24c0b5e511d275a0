import { checkInteger, InvalidArgumentError, ShapeError, type TypedArray } from '@cairn-ml/numeric';
import {
  clone,
  type DataType,
  tensor as fromArray,
  type Rank,
  reshape,
  type Scalar,
  type ShapeMap,
  Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

/** Nested arrays of numbers or booleans, one level per dimension. */
export type NestedArray = number | boolean | readonly NestedArray[];

/** A tensor of another runtime: ONNX Runtime says `dims`, others say `shape`. */
export interface ForeignTensor {
  readonly data: TypedArray | BigInt64Array | BigUint64Array;
  readonly dims?: readonly number[];
  readonly shape?: readonly number[];
}

/** What {@link tensor} can read. */
export type TensorValues = NestedArray | TypedArray | BigInt64Array | BigUint64Array | ForeignTensor | Tensor;

/** The tensor type with `N` dimensions; `Tensor` where that number is not known. */
export type TensorOfRank<N> = N extends 0
  ? Scalar
  : N extends 1
    ? Tensor1D
    : N extends 2
      ? Tensor2D
      : N extends 3
        ? Tensor3D
        : N extends 4
          ? Tensor4D
          : Tensor;

/** The type of `tensor(values, shape)`: its number of dimensions is known where that of `shape`, or of nested arrays, is. */
export type TensorFrom<V, S> = S extends readonly number[]
  ? number extends S['length']
    ? Tensor
    : TensorOfRank<S['length']>
  : V extends Tensor
    ? V
    : V extends number | boolean
      ? Scalar
      : V extends ForeignTensor
        ? Tensor
        : V extends ArrayLike<number | boolean | bigint>
          ? Tensor1D
          : V extends ArrayLike<ArrayLike<number | boolean>>
            ? Tensor2D
            : V extends ArrayLike<ArrayLike<ArrayLike<number | boolean>>>
              ? Tensor3D
              : V extends ArrayLike<ArrayLike<ArrayLike<ArrayLike<number | boolean>>>>
                ? Tensor4D
                : Tensor;

/**
 * A tensor from a number, nested arrays, any typed array, or a tensor of another runtime (ONNX Runtime, or another copy of
 * TensorFlow.js).
 *
 * Values are stored as float32 (also 64-bit ones, which are rounded), int32 or bool.
 *
 * @param values - What to copy. A tensor is not copied: the result shares its data, and has to be disposed like any other.
 * @param shape - Default: that of nested arrays and foreign tensors; `[length]` for a typed array.
 * @param dtype - Default: int32 for arrays of integer types, bool for booleans, else float32.
 * @throws {ShapeError} when `values` do not fill `shape`
 * @throws {InvalidArgumentError} for 64-bit integers beyond int32, and for ragged or empty nested arrays without a shape
 *
 * @example
 * ```ts
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * tensor([[1, 2, 3], [4, 5, 6]]).shape; // [2, 3]
 * tensor(new Float64Array([1, 2, 3, 4]), [2, 2]).dtype; // 'float32'
 * tensor({ data: new BigInt64Array([7n]), dims: [1] }).dtype; // 'int32'
 * ```
 */
export function tensor<V extends TensorValues, const S extends readonly number[] | undefined = undefined>(
  values: V,
  shape?: S,
  dtype?: Exclude<DataType, 'string' | 'complex64'>,
): TensorFrom<V, S> {
  return create(values, shape, dtype) as TensorFrom<V, S>;
}

function create(values: TensorValues, shape: readonly number[] | undefined, dtype: DataType | undefined): Tensor {
  if (values instanceof Tensor) return shape ? reshape(values, [...shape]) : clone(values);
  const { data, dims } = read(values);
  const target = shape ?? dims;
  for (const size of target) checkInteger('tensor', 'shape', size, { min: 0 });
  const size = target.reduce((product, size) => product * size, 1);
  if (data.length !== size)
    throw new ShapeError('tensor', 'values', `fill [${target.join(', ')}] (${size} entries)`, dims);
  const type = dtype ?? dtypeOf(data);
  return fromArray(convert(data, type), [...target] as ShapeMap[Rank], type);
}

interface FlatValues {
  data: ArrayLike<number | boolean | bigint>;
  dims: readonly number[];
}

function read(values: Exclude<TensorValues, Tensor>): FlatValues {
  if (ArrayBuffer.isView(values)) return { data: values as TypedArray, dims: [values.length] };
  if (typeof values !== 'object') return { data: [values], dims: [] };
  if (Array.isArray(values)) return flatten(values as readonly NestedArray[]);
  const { data, dims, shape } = values as ForeignTensor;
  if (!ArrayBuffer.isView(data))
    throw new InvalidArgumentError('tensor', 'values', 'be numbers, nested arrays, a typed array or a tensor', values);
  return { data, dims: dims ?? shape ?? [data.length] };
}

function flatten(values: readonly NestedArray[]): FlatValues {
  const dims: number[] = [];
  for (let level: NestedArray | undefined = values; Array.isArray(level); level = level[0]) dims.push(level.length);
  const data: (number | boolean)[] = [];
  const trail: number[] = [];
  const visit = (part: NestedArray) => {
    const length = typeof part === 'object' ? part.length : undefined;
    if (length !== dims[trail.length]) {
      const expected = trail.length < dims.length ? `have ${dims[trail.length]} entries` : 'be a number';
      const path = `values${trail.map((i) => `[${i}]`).join('')}`;
      throw new InvalidArgumentError('tensor', path, `${expected}, like its neighbours`, part);
    }
    if (typeof part !== 'object') {
      data.push(part);
      return;
    }
    for (let i = 0; i < part.length; i++) {
      trail.push(i);
      visit(part[i]!);
      trail.pop();
    }
  };
  visit(values);
  return { data, dims };
}

function dtypeOf(data: FlatValues['data']): 'float32' | 'int32' | 'bool' {
  if (Array.isArray(data)) return typeof data[0] === 'boolean' ? 'bool' : 'float32';
  return data instanceof Float32Array || data instanceof Float64Array ? 'float32' : 'int32';
}

/** Always a copy: a tensor must not change with the array that it came from. */
function convert(data: FlatValues['data'], dtype: string): Float32Array | Int32Array | Uint8Array {
  const numbers = data instanceof BigInt64Array || data instanceof BigUint64Array ? fromBigInts(data) : data;
  if (dtype === 'float32') return Float32Array.from(numbers as ArrayLike<number>);
  return dtype === 'int32'
    ? Int32Array.from(numbers as ArrayLike<number>)
    : Uint8Array.from(numbers as ArrayLike<number>, (value) => (value ? 1 : 0));
}

function fromBigInts(data: BigInt64Array | BigUint64Array): Float64Array {
  return Float64Array.from(data as ArrayLike<unknown> as ArrayLike<number>, (value, i) => {
    const number = Number(value);
    if (number !== (number | 0)) throw new InvalidArgumentError('tensor', `values[${i}]`, 'fit into int32', value);
    return number;
  });
}
