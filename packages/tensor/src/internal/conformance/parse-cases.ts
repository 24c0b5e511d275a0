import type { ConformanceCase, TensorValue } from '../../testing/conformance-case.js';

type Numbers = (number | 'NaN' | 'Infinity' | '-Infinity')[];
type Tensors = [dtype: TensorValue['dtype'], shape: number[], values: Numbers][];
interface Line extends Omit<ConformanceCase, 'inputs' | 'outputs' | 'tolerance'> {
  inputs: Tensors;
  outputs: Tensors;
  tolerance?: [relative: number, absolute: number];
}

/** Reads a data module: one JSON object a line, in which texts stand for numbers that JSON lacks. */
export function parseCases(text: string): ConformanceCase[] {
  const lines = text.trim().split('\n');
  return lines.map((line) => {
    const { call, inputs, outputs, tolerance, ...rest } = JSON.parse(line) as Line;
    return {
      ...rest,
      call: call.map(named),
      inputs: inputs.map(tensorValue),
      outputs: outputs.map(tensorValue),
      ...(tolerance && { tolerance: { relative: tolerance[0], absolute: tolerance[1] } }),
    };
  });
}

function tensorValue([dtype, shape, values]: Tensors[number]): TensorValue {
  return { dtype, shape, values: values.map(Number) };
}

function named(argument: unknown): unknown {
  return argument === 'NaN' || argument === 'Infinity' || argument === '-Infinity' ? Number(argument) : argument;
}
