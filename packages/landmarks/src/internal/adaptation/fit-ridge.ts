import { type DenseMatrix, InvalidArgumentError, solvePositiveDefinite } from '@cairn-ml/numeric';
import { matMul, mul, reshape, sub, sum, type Tensor, tensor, tidy, transpose } from '@cairn-ml/tensor';
import type { FeatureSource } from './feature-source.js';
import type { HeadParameters, Standardization } from './head-network.js';
import { drawTargets, type Targets, visibilities } from './targets.js';

/** Sums over the pixels of the samples that a group of landmarks is labelled in. */
interface NormalEquations {
  landmarks: number[];
  pixels: number;
  /** `[channels, channels]` */
  gram: Float64Array;
  /** `[channels]` */
  features: Float64Array;
  /** `[landmarks, channels]`, of all landmarks of the model. */
  products: Float64Array;
  /** `[landmarks]` */
  heatmaps: Float64Array;
}

/**
 * Ridge regression from standardised features to heatmaps. Every landmark is regressed over the samples that have it: landmarks that are labelled
 * in the same samples share one Gram matrix, which is summed in float64.
 */
export async function fitRidge(
  source: FeatureSource,
  targets: Targets,
  standardization: Standardization,
  lambda: number,
  onSample: () => void,
): Promise<HeadParameters> {
  const count = targets.landmarks[0]!.length / 2;
  const channels = standardization.mean.size;
  const visible = targets.landmarks.map(visibilities);
  const groups = new Map<string, NormalEquations>();
  for (let k = 0; k < count; k++) {
    const pattern = visible.map((sample) => sample[k]).join('');
    const group = groups.get(pattern) ?? emptyEquations(channels, count);
    group.landmarks.push(k);
    groups.set(pattern, group);
  }
  for (let i = 0; i < source.count; i++) {
    const sums = await sumsOf(source, targets, standardization, i);
    for (const [pattern, group] of groups) if (pattern[i] === '1') addSums(group, sums);
    onSample();
  }
  const weights = new Float32Array(channels * count);
  const bias = new Float32Array(count);
  for (const group of groups.values()) {
    // Landmarks that no sample has keep weights of 0, so that they are never predicted.
    if (group.pixels > 0) solveGroup(group, lambda, weights, bias);
  }
  const output = { weights: tensor(weights, [channels, count]), bias: tensor(bias) };
  return { upsampling: [], mixing: [], output };
}

type Sums = Omit<NormalEquations, 'landmarks'>;

function emptyEquations(channels: number, count: number): NormalEquations {
  return {
    landmarks: [],
    pixels: 0,
    gram: new Float64Array(channels ** 2),
    features: new Float64Array(channels),
    products: new Float64Array(channels * count),
    heatmaps: new Float64Array(count),
  };
}

async function sumsOf(source: FeatureSource, targets: Targets, { mean, factor }: Standardization, i: number) {
  const features = source.batch([i]);
  const tensors = tidy(() => {
    const [, rows, columns, channels] = features.shape as [number, number, number, number];
    const x = reshape(mul(sub(features, mean), factor), [rows * columns, channels]);
    const maps = drawTargets(targets, [i]).maps;
    const y = reshape(maps, [maps.shape[1]!, rows * columns]);
    return [matMul(transpose(x), x), sum(x, 0), matMul(y, x), sum(y, 1)] as Tensor[];
  });
  const pixels = features.shape[1]! * features.shape[2]!;
  features.dispose();
  const [gram, totals, products, heatmaps] = await Promise.all(tensors.map((values) => values.data<'float32'>()));
  for (const values of tensors) values.dispose();
  return { pixels, gram: gram!, features: totals!, products: products!, heatmaps: heatmaps! };
}

function addSums(to: Sums, from: { [Name in keyof Sums]: Name extends 'pixels' ? number : Float32Array }): void {
  to.pixels += from.pixels;
  for (const name of ['gram', 'features', 'products', 'heatmaps'] as const) {
    const [into, values] = [to[name], from[name]];
    for (let i = 0; i < into.length; i++) into[i]! += values[i]!;
  }
}

/** Centred, so that the bias is not penalised. */
function solveGroup(group: NormalEquations, lambda: number, weights: Float32Array, bias: Float32Array): void {
  const { landmarks, pixels, gram, features, products, heatmaps } = group;
  const channels = features.length;
  const count = bias.length;
  const mean = features.map((total) => total / pixels);
  const matrix = new Float64Array(channels ** 2);
  for (let a = 0; a < channels; a++) {
    for (let b = 0; b <= a; b++) {
      const value = gram[a * channels + b]! / pixels - mean[a]! * mean[b]!;
      matrix[a * channels + b] = value;
      matrix[b * channels + a] = value;
    }
    matrix[a * channels + a]! += lambda;
  }
  const sides = landmarks.map((k) =>
    mean.map((middle, c) => (products[k * channels + c]! - middle * heatmaps[k]!) / pixels),
  );
  const solutions = solve({ data: matrix, size: channels }, sides, lambda);
  for (const [s, k] of landmarks.entries()) {
    const solution = solutions[s]!;
    let shift = heatmaps[k]! / pixels;
    for (let c = 0; c < channels; c++) {
      weights[c * count + k] = solution[c]!;
      shift -= solution[c]! * mean[c]!;
    }
    bias[k] = shift;
  }
}

function solve(matrix: DenseMatrix, sides: Float64Array[], lambda: number): Float64Array[] {
  try {
    return solvePositiveDefinite(matrix, sides);
  } catch (cause) {
    const fix = cause instanceof Error ? cause.message : undefined;
    throw new InvalidArgumentError('fit', 'head.lambda', 'be larger for these features', lambda, fix);
  }
}
