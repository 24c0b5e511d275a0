import { expect } from 'vitest';
import {
  disposeTree,
  memory,
  mul,
  type ParameterTree,
  sum,
  type Tensor,
  tensor,
  valueAndGradTree,
} from '../../src/index.js';
import { expectClose } from '../expect-close.js';
import golden from './golden/layers.json' with { type: 'json' };

interface Stored {
  shape: number[];
  dtype: string;
  values: (number | boolean)[];
}

/** Inputs of a layer, what torch makes of them, and the gradients of `sum(output * cotangent)`. */
export interface LayerCase {
  inputs: Record<string, Stored>;
  options: Record<string, unknown>;
  output: Stored;
  cotangent: Stored;
  gradients: Record<string, Stored>;
}

type Tensors = Record<string, Tensor>;

export function layerCases(name: keyof (typeof golden)['layers']): LayerCase[] {
  return golden.layers[name] as unknown as LayerCase[];
}

export function stored({ values, shape, dtype }: Stored): Tensor {
  return tensor(Float32Array.from(values as number[]), shape, dtype as 'float32');
}

/** Output and gradients of a layer are those of torch, and nothing stays behind. */
export async function expectTorch(
  { inputs, options, output, cotangent, gradients }: LayerCase,
  apply: (inputs: Tensors, options: never) => Tensor,
  tolerance = 2e-6,
): Promise<void> {
  const before = memory().numTensors;
  const tensors = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, stored(input)]));
  const given = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      (option as Partial<Stored>).dtype ? stored(option as Stored) : option,
    ]),
  );
  const weights = stored(cotangent);
  const result = valueAndGradTree(
    () => {
      const output = apply(tensors, given as never);
      return { loss: sum(mul(output, weights)), auxiliary: output };
    },
    Object.keys(gradients).map((name) => tensors[name]!),
  );
  expect((result.auxiliary as Tensor).shape).toEqual(output.shape);
  await expectClose(result.auxiliary as Tensor, output.values as number[], tolerance, 'output');
  for (const [i, [name, expected]] of Object.entries(gradients).entries()) {
    expect(result.gradients[i]!.shape).toEqual(expected.shape);
    await expectClose(result.gradients[i]!, expected.values as number[], tolerance, `gradient of ${name}`);
  }
  disposeTree([tensors, given, weights, result.value, result.gradients, result.auxiliary as ParameterTree]);
  expect(memory().numTensors).toBe(before);
}
