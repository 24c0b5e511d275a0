import { checkInteger, checkNumber, checkOption, createRandom, InvalidArgumentError } from '@cairn-ml/numeric';
import {
  add,
  copyTree,
  type LinearParameters,
  matMul,
  mul,
  randomNormal,
  reshape,
  type Tensor,
  tidy,
  transpose,
  zeros,
} from '@cairn-ml/tensor';
import type { LowRankOptions } from '../../adaptation/landmark-head.js';
import type { HeadParameters } from './head-network.js';

/** The change of a weight matrix, outputs x inputs, as `b · a`: a `[rank, inputs]`, b `[outputs, rank]`. */
type Adapter = { a: Tensor; b: Tensor };

/** What is trained instead of the head. */
export type Adapters = { upsampling: Adapter[]; mixing: Adapter[]; output: Adapter | LinearParameters };

type Weights = HeadParameters['upsampling'][number] | LinearParameters;

/** Outputs and inputs of a layer: each place of a kernel of a transposed convolution has outputs of its own. */
function sidesOf({ weights: { shape } }: Weights): [outputs: number, inputs: number] {
  const last = shape.at(-1)!;
  const others = shape.slice(0, -1).reduce((product, length) => product * length, 1);
  return shape.length === 4 ? [others, last] : [last, others];
}

/** Typed errors before anything is computed. */
export function checkLowRank(caller: string, options: LowRankOptions, parameters: HeadParameters): void {
  const { rank, alpha = rank, output = 'low-rank' } = options;
  checkInteger(caller, 'lowRank.rank', rank, { min: 1 });
  checkNumber(caller, 'lowRank.alpha', alpha, { min: Number.MIN_VALUE });
  checkOption(caller, 'lowRank.output', output, ['low-rank', 'full']);
  const { upsampling, mixing } = parameters;
  const layers = [...upsampling, ...mixing, ...(output === 'full' ? [] : [parameters.output])];
  if (layers.length === 0)
    throw new InvalidArgumentError(caller, 'lowRank.output', "be 'low-rank' for a head of one layer", output);
  const largest = Math.min(...layers.flatMap(sidesOf));
  if (rank > largest) {
    const rule = `be at most ${largest}, the smaller side of the smallest weight matrix`;
    throw new InvalidArgumentError(caller, 'lowRank.rank', rule, rank);
  }
}

/** a Gaussian, b zero: at the start they change nothing. */
export function lowRankAdapters(parameters: HeadParameters, { rank, output }: LowRankOptions, seed: number): Adapters {
  const random = createRandom(seed);
  const adapter = (layer: Weights): Adapter => {
    const [outputs, inputs] = sidesOf(layer);
    return { a: randomNormal([rank, inputs], random, 0, 1 / Math.sqrt(inputs)), b: zeros([outputs, rank]) };
  };
  return {
    upsampling: parameters.upsampling.map(adapter),
    mixing: parameters.mixing.map(adapter),
    output: output === 'full' ? copyTree(parameters.output) : adapter(parameters.output),
  };
}

/** The head with its changes, `weights + alpha / rank · b a`; all tensors are new. */
export function mergeAdapters(
  parameters: HeadParameters,
  adapters: Adapters,
  { rank, alpha = rank }: LowRankOptions,
): HeadParameters {
  const merge = <T extends Weights>(layer: T, { a, b }: Adapter): T => {
    const change = layer.weights.rank === 4 ? matMul(b, a) : transpose(matMul(b, a));
    const scaled = mul(reshape(change, layer.weights.shape), alpha / rank);
    return { ...copyTree(layer), weights: add(layer.weights, scaled) };
  };
  const { output } = adapters;
  return tidy(() => ({
    upsampling: parameters.upsampling.map((layer, i) => merge(layer, adapters.upsampling[i]!)),
    mixing: parameters.mixing.map((layer, i) => merge(layer, adapters.mixing[i]!)),
    output: 'weights' in output ? copyTree(output) : merge(parameters.output, output),
  }));
}
