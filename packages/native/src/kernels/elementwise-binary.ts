import {
  Add,
  AddN,
  Atan2,
  backend_util,
  EluGrad,
  Equal,
  Greater,
  GreaterEqual,
  Less,
  LessEqual,
  Maximum,
  Minimum,
  Mod,
  Multiply,
  NotEqual,
  Pow,
  Prelu,
  RealDiv,
  Select,
  SquaredDifference,
  Sub,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { joinAxes, maximumRank, stridesOf } from '../internal/boxes.js';
import { isFloat, type Kernel, type KernelTable, kernel, sizeOf } from '../internal/kernel.js';
import { wordsOf } from '../internal/words.js';

/** In the order of `Binary` in cpp/dispatch.h, with the names of the two inputs. */
const functions: readonly (readonly [name: string, a: string, b: string])[] = [
  [Add, 'a', 'b'],
  [Sub, 'a', 'b'],
  [Multiply, 'a', 'b'],
  [RealDiv, 'a', 'b'],
  [Maximum, 'a', 'b'],
  [Minimum, 'a', 'b'],
  [SquaredDifference, 'a', 'b'],
  [Pow, 'a', 'b'],
  [Mod, 'a', 'b'],
  [Atan2, 'a', 'b'],
  [Prelu, 'x', 'alpha'],
  [EluGrad, 'dy', 'y'],
];

/** In the order of `Comparison`. */
const comparisons = [Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual];

/** How two operands are walked for a result of `shape`; undefined for more axes than the binary can walk. */
function broadcast(a: readonly number[], b: readonly number[], shape: readonly number[]): Int32Array | undefined {
  if (a.length === b.length && a.every((length, i) => length === b[i])) return Int32Array.of(1, sizeOf(shape), 1, 1);
  const [aSteps, bSteps] = [stepsOf(a, shape), stepsOf(b, shape)];
  const axes = joinAxes(shape.map((length, i) => ({ length, steps: [aSteps[i]!, bSteps[i]!] })));
  if (axes.length === 0) return Int32Array.of(1, 1, 1, 1);
  if (axes.length > maximumRank) return undefined;
  const lists = [
    axes.map(({ length }) => length),
    axes.map(({ steps }) => steps[0]!),
    axes.map(({ steps }) => steps[1]!),
  ];
  return Int32Array.of(axes.length, ...lists.flat());
}

/** Steps of an operand along the axes of the result: 0 where it repeats. */
function stepsOf(operand: readonly number[], shape: readonly number[]): number[] {
  const strides = stridesOf(operand);
  const missing = shape.length - operand.length;
  return shape.map((_, i) => (i < missing || operand[i - missing] === 1 ? 0 : strides[i - missing]!));
}

function binary(op: number, aName: string, bName: string): Kernel {
  return kernel(({ inputs, backend, onCpu }) => {
    const [a, b] = [inputs[aName]!, inputs[bName]!];
    if (!isFloat(a, b)) return onCpu();
    const shape = backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const steps = broadcast(a.shape, b.shape, shape);
    if (!steps) return onCpu();
    const out = backend.pool.take(sizeOf(shape));
    if (out.length > 0) backend.addon.binary(op, steps, backend.floats(a), backend.floats(b), out);
    return backend.make(shape, 'float32', out);
  });
}

function comparison(op: number): Kernel {
  return kernel<'a' | 'b'>(({ inputs: { a, b }, backend, onCpu }) => {
    const [left, right] = [wordsOf(backend, a), wordsOf(backend, b)];
    const shape = backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const steps = broadcast(a.shape, b.shape, shape);
    if (!left || !right || a.dtype !== b.dtype || !steps) return onCpu();
    const out = new Uint8Array(sizeOf(shape));
    if (out.length > 0) backend.addon.compare(op, steps, left, right, out);
    return backend.make(shape, 'bool', out);
  });
}

/** The sum of any number of tensors of one shape. */
const addN = kernel(({ inputs, backend, onCpu }) => {
  const tensors = Object.values(inputs) as TensorInfo[];
  const [first, ...rest] = tensors;
  if (!first || !isFloat(...tensors)) return onCpu();
  const out = backend.pool.take(sizeOf(first.shape));
  out.set(backend.floats(first));
  const steps = Int32Array.of(1, out.length, 1, 1);
  for (const tensor of out.length > 0 ? rest : []) backend.addon.binary(0, steps, out, backend.floats(tensor), out);
  return backend.make(first.shape, 'float32', out);
});

const select = kernel<'condition' | 't' | 'e'>(({ inputs: { condition, t, e }, backend, onCpu }) => {
  const flags = backend.values(condition);
  if (!isFloat(t, e) || !(flags instanceof Uint8Array)) return onCpu();
  // tfjs repeats nothing to fit an empty shape: beside an empty operand, the others keep their own.
  const empty = [t, e, condition].find(({ shape }) => sizeOf(shape) === 0);
  if (empty) return backend.make(empty.shape, 'float32', backend.pool.take(0));
  const out = backend.pool.take(sizeOf(t.shape));
  const shape = Int32Array.of(flags.length, out.length / flags.length);
  backend.addon.select(shape, flags, backend.floats(t), backend.floats(e), out);
  return backend.make(t.shape, 'float32', out);
});

/** Functions of two numbers, with broadcasting; comparisons; choices. */
export const binaryKernels: KernelTable = {
  ...Object.fromEntries(functions.map(([name, a, b], op) => [name, binary(op, a, b)])),
  ...Object.fromEntries(comparisons.map((name, op) => [name, comparison(op)])),
  [AddN]: addN,
  [Select]: select,
};
