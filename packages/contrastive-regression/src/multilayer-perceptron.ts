import { checkInteger, checkNumber, createRandom, type Random } from '@cairn-ml/numeric';
import {
  dropout,
  glorotUniform,
  type Initializer,
  type LinearParameters,
  linear,
  linearParameters,
  relu,
  reshape,
} from '@cairn-ml/tensor';
import type { NetworkPart } from './network-part.js';

/** Options of {@link multilayerPerceptron}. */
export interface MultilayerPerceptronOptions {
  /** Length of the rows that go in; other axes of a sample are flattened. */
  inputs: number;
  /** Length of the rows that come out of each layer, at least one. */
  layers: readonly number[];
  /** Whether the last layer ends in a ReLU, as an encoder's does. Default true. */
  lastReLU?: boolean;
  /** Rate of dropout after each ReLU. Default 0. */
  dropout?: number;
  /** How weights start. Default `glorotUniform`; biases start at 0. */
  initializer?: Initializer;
}

/**
 * Fully connected layers with ReLU between them, as an encoder or a head.
 *
 * @throws {InvalidArgumentError} for sizes below 1, or a rate out of range
 *
 * @example
 * ```ts
 * import { multilayerPerceptron } from '@cairn-ml/contrastive-regression';
 *
 * const encoder = multilayerPerceptron({ inputs: 241, layers: [100, 100] });
 * encoder.outputs; // 100
 * ```
 *
 * Source: textbook; the operator-learning scripts of CLSS have such a network.
 */
export function multilayerPerceptron(options: MultilayerPerceptronOptions): NetworkPart<LinearParameters[]> {
  const caller = 'multilayerPerceptron';
  const { inputs, layers, lastReLU = true, dropout: rate = 0, initializer = glorotUniform } = options;
  checkInteger(caller, 'inputs', inputs, { min: 1 });
  checkInteger(caller, 'layers.length', layers.length, { min: 1 });
  for (const [k, size] of layers.entries()) checkInteger(caller, `layers[${k}]`, size, { min: 1 });
  checkNumber(caller, 'dropout', rate, { min: 0, max: 1 });
  return {
    outputs: layers.at(-1)!,
    parameters: (random: Random) =>
      layers.map((size, k) => linearParameters(k === 0 ? inputs : layers[k - 1]!, size, random, { initializer })),
    apply(x, parameters, { training, seed }) {
      const random = training && rate > 0 ? createRandom(seed) : undefined;
      let rows = x.rank === 2 ? x : reshape(x, [x.shape[0]!, inputs]);
      for (const [k, layer] of parameters.entries()) {
        rows = linear(rows, layer);
        if (k === layers.length - 1 && !lastReLU) break;
        rows = relu(rows);
        if (random) rows = dropout(rows, rate, random);
      }
      return rows;
    },
  };
}
