import { grads, tidy } from '../../autograd.js';
import * as ops from '../../ops.js';
import { tensor } from '../../tensor.js';
import type { ConformanceCase, TensorValue } from '../../testing/conformance-case.js';
import type { Tensor } from '../../types.js';
import * as composites from './composites.js';

type Op = (...call: unknown[]) => unknown;
const functions = new Map(Object.entries({ ...ops, ...composites }) as [string, Op][]);

/** What the op returns. */
export function forward(testCase: ConformanceCase): Tensor[] {
  return tidy(() => callWith(testCase, testCase.inputs.map(toTensor)));
}

/** Gradients of the weighted outputs, for the inputs that have one in `expected`. */
export function gradient(testCase: ConformanceCase): Tensor[] {
  return tidy(() => {
    const { which, at, values } = differentiated(testCase, testCase.gradients);
    return weightedGradients(testCase, which, at)(values);
  });
}

/** Gradients of the gradients in a fixed direction. */
export function secondOrder(testCase: ConformanceCase): Tensor[] {
  return tidy(() => {
    const inner = differentiated(testCase, testCase.gradients);
    const outer = differentiated(testCase, testCase.secondOrder);
    const directed = (...values: Tensor[]) => {
      const at = replaced(inner.at, outer.which, values);
      const found = weightedGradients(testCase, inner.which, at)(inner.which.map((i) => at[i] as Tensor));
      return total(found.map((each) => weighted(each, Math.cos)));
    };
    return grads(directed)(outer.which.map((i) => inner.at[i] as Tensor));
  });
}

function differentiated(testCase: ConformanceCase, expected: ConformanceCase['gradients'] = []) {
  const at = testCase.inputs.map(toTensor);
  const which = expected.flatMap((values, i) => (values ? [i] : []));
  return { at, which, values: which.map((i) => at[i] as Tensor) };
}

/** The gradients of `Σₖ Σᵢ sin(i + 1) · outputsₖ[i]`; one output is weighted by its upstream gradient, which saves a product and a sum. */
function weightedGradients(testCase: ConformanceCase, which: number[], at: readonly Tensor[]) {
  const outputs = (...values: Tensor[]) =>
    callWith(testCase, replaced(at, which, values)).filter(({ dtype }) => dtype === 'float32');
  const expected = testCase.outputs.filter(({ dtype }) => dtype === 'float32');
  if (expected.length === 1) {
    const { shape } = expected[0] as TensorValue;
    const upstream = tensor(waves(product(shape), Math.sin), shape as number[]);
    return (values: Tensor[]) => grads((...each: Tensor[]) => outputs(...each)[0] as Tensor)(values, upstream);
  }
  const loss = (...values: Tensor[]) => total(outputs(...values).map((output) => weighted(output, Math.sin)));
  return (values: Tensor[]) => grads(loss)(values);
}

function callWith({ op, call }: ConformanceCase, inputs: readonly Tensor[]): Tensor[] {
  const found = functions.get(op);
  if (!found) throw new Error(`there is no op '${op}'`);
  return flatten(found(...call.map((argument) => substitute(argument, inputs))));
}

function substitute(argument: unknown, inputs: readonly Tensor[]): unknown {
  if (argument === null) return undefined;
  if (Array.isArray(argument)) return argument.map((each) => substitute(each, inputs));
  if (typeof argument === 'object')
    return Object.fromEntries(Object.entries(argument).map(([key, each]) => [key, substitute(each, inputs)]));
  return typeof argument === 'string' && argument.startsWith('$') ? inputs[Number(argument.slice(1))] : argument;
}

function flatten(result: unknown): Tensor[] {
  if (Array.isArray(result)) return result as Tensor[];
  const fields = result as Record<string, Tensor>;
  return 'dataId' in fields
    ? [result as Tensor]
    : Object.keys(fields)
        .sort()
        .map((key) => fields[key] as Tensor);
}

function toTensor({ values, shape, dtype }: TensorValue): Tensor {
  return tensor(values, shape as number[], dtype);
}

function replaced(all: readonly Tensor[], which: number[], values: Tensor[]): Tensor[] {
  return all.map((each, i) => values[which.indexOf(i)] ?? each);
}

function weighted(output: Tensor, wave: (x: number) => number): Tensor {
  return ops.sum(ops.mul(output, tensor(waves(output.size, wave), output.shape)));
}

function total(losses: Tensor[]): Tensor {
  return losses.reduce((sum, loss) => ops.add(sum, loss));
}

function waves(size: number, wave: (x: number) => number): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => wave(i + 1));
}

function product(shape: readonly number[]): number {
  return shape.reduce((size, each) => size * each, 1);
}
