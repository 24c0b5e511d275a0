import {
  checkInteger,
  checkNumber,
  checkOption,
  createRandom,
  InvalidArgumentError,
  type Random,
} from '@cairn-ml/numeric';
import {
  type ConvolutionTransposeParameters,
  convolutionTranspose,
  convolutionTransposeParameters,
  instanceNorm,
  type LinearParameters,
  linear,
  linearParameters,
  mul,
  randomNormal,
  reshape,
  silu,
  sub,
  type Tensor,
  tidy,
  transpose,
} from '@cairn-ml/tensor';
import type { LandmarkHead } from '../../adaptation/landmark-head.js';

/** Parameters of every head; those without transposed convolutions have empty lists. */
export type HeadParameters = {
  upsampling: ConvolutionTransposeParameters[];
  mixing: LinearParameters[];
  output: LinearParameters;
};

/** What brings the channels of the features to mean 0 and variance 1. */
export type Standardization = { mean: Tensor; factor: Tensor };

/** Everything that a fit finds. */
export type FittedHead = { standardization: Standardization; parameters: HeadParameters };

/** Widths of the layers of a head. */
export function widthsOf(head: LandmarkHead): { upsampling: readonly number[]; mixing: readonly number[] } {
  if (head.type !== 'deconvolution') return { upsampling: [], mixing: [] };
  const { upsampling = [64, 64], mixing = [64] } = head;
  return { upsampling, mixing };
}

export function checkHead(caller: string, head: LandmarkHead): void {
  checkOption(caller, 'head.type', head?.type, ['ridge', 'linear', 'deconvolution']);
  if (head.type === 'ridge') checkNumber(caller, 'head.lambda', head.lambda ?? 1, { min: Number.MIN_VALUE });
  for (const [name, widths] of Object.entries(widthsOf(head))) {
    if (!Array.isArray(widths)) throw new InvalidArgumentError(caller, `head.${name}`, 'be a list of widths', widths);
    for (const [i, width] of widths.entries()) checkInteger(caller, `head.${name}[${i}]`, width, { min: 1 });
  }
}

/** Shapes of everything that a fit finds, by paths, without making it. */
export function headShapes(head: LandmarkHead, channels: number, landmarks: number): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>([
    ['standardization.mean', [channels]],
    ['standardization.factor', [channels]],
  ]);
  const { upsampling, mixing } = widthsOf(head);
  let inputs = channels;
  for (const [i, width] of upsampling.entries()) {
    shapes.set(`parameters.upsampling.${i}.weights`, [4, 4, width, inputs]);
    inputs = width;
  }
  for (const [name, width] of [...mixing.entries(), ['output', landmarks] as const]) {
    const layer = name === 'output' ? 'parameters.output' : `parameters.mixing.${name}`;
    shapes.set(`${layer}.weights`, [inputs, width]).set(`${layer}.bias`, [width]);
    inputs = width;
  }
  return shapes;
}

/** Weights to start from: outputs near 0, as in Sapiens. */
export function headParameters(head: LandmarkHead, channels: number, landmarks: number, seed: number): HeadParameters {
  const random = createRandom(seed);
  const small = (shape: readonly number[], source: Random) => randomNormal(shape, source, 0, 0.001);
  const { upsampling, mixing } = widthsOf(head);
  let inputs = channels;
  const next = <T>(width: number, make: (inputs: number) => T): T => {
    const made = make(inputs);
    inputs = width;
    return made;
  };
  return {
    upsampling: upsampling.map((width) =>
      next(width, (from) => convolutionTransposeParameters(from, width, random, { kernelSize: 4, bias: false })),
    ),
    mixing: mixing.map((width) => next(width, (from) => linearParameters(from, width, random))),
    output: linearParameters(inputs, landmarks, random, { initializer: small }),
  };
}

/** Heatmaps `[batch, landmarks, rows, columns]` of features `[batch, rows, columns, channels]`. */
export function applyHead(features: Tensor, { mean, factor }: Standardization, parameters: HeadParameters): Tensor {
  return tidy(() => {
    let hidden = mul(sub(features, mean), factor) as Tensor;
    for (const layer of parameters.upsampling)
      hidden = silu(instanceNorm(convolutionTranspose(hidden, layer, { strides: 2 })));
    for (const layer of parameters.mixing) hidden = silu(instanceNorm(eachPixel(hidden, layer)));
    return transpose(eachPixel(hidden, parameters.output), [0, 3, 1, 2]);
  });
}

/** A convolution of 1 x 1 as one matrix product. */
function eachPixel(x: Tensor, parameters: LinearParameters): Tensor {
  const [batch, rows, columns, channels] = x.shape as [number, number, number, number];
  const result = linear(reshape(x, [batch * rows * columns, channels]), parameters);
  return reshape(result, [batch, rows, columns, result.shape[1]!]);
}
