import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Backbone, type HumanModel, loadHumanBackbone, pixelBackbone } from '@cairn-ml/landmarks/adaptation';
import { createRandom } from '@cairn-ml/numeric';

const folder = fileURLToPath(new URL('../models/', import.meta.resolve('@vladmandic/human')));

/** Where features come from; networks with `shuffled` have the values within each of their weight tensors in random order. */
export const networks = [
  'handlandmark-lite',
  'movenet-lightning',
  'facemesh',
  'centernet',
  'handlandmark-lite, shuffled',
  'movenet-lightning, shuffled',
  'facemesh, shuffled',
  'centernet, shuffled',
  'pixels',
] as const;
export type Network = (typeof networks)[number];

/** `seed` is that of the shuffling. */
export async function openBackbone(network: Network, seed = 0): Promise<Backbone> {
  if (network === 'pixels') return pixelBackbone({ inputSize: [128, 128], patchSize: 15, stride: 2 });
  const [model, change] = network.split(', ') as [HumanModel, string?];
  return loadHumanBackbone(change ? shuffledFiles(model, seed) : folder, { model });
}

/** Opens a network for some work, and frees it. */
export async function onNetwork<T>(network: Network, work: (backbone: Backbone) => Promise<T>): Promise<T> {
  const backbone = await openBackbone(network);
  try {
    return await work(backbone);
  } finally {
    backbone.dispose();
  }
}

/** Of the targets, in pixels of the heatmap: the same part of the image for every grid, 2 of 64. */
export const sigmaFor = ({ featureSize }: Backbone): number => featureSize[0] / 32;

interface WeightSpec {
  shape: number[];
  dtype: 'float32' | 'int32';
}

/**
 * The files of a model after the values inside of every weight tensor were put in random order: the same architecture, the same distribution of
 * weights in each layer, nothing learnt. Tensors of integers and single numbers are settings of the graph, and stay.
 */
export function shuffledFiles(model: HumanModel, seed: number): Record<string, Uint8Array> {
  const json = new Uint8Array(readFileSync(`${folder}${model}.json`));
  const weights = new Uint8Array(readFileSync(`${folder}${model}.bin`));
  const { weightsManifest } = JSON.parse(new TextDecoder().decode(json)) as {
    weightsManifest: { weights: (WeightSpec & { quantization?: { dtype: string } })[] }[];
  };
  const random = createRandom(seed);
  let offset = 0;
  for (const { shape, dtype, quantization } of weightsManifest.flatMap((group) => group.weights)) {
    const bytes = quantization ? { uint8: 1, uint16: 2, float16: 2 }[quantization.dtype]! : 4;
    const count = shape.reduce((product, size) => product * size, 1);
    if (dtype === 'float32' && count > 1) shuffle(weights.subarray(offset, offset + count * bytes), bytes);
    offset += count * bytes;
  }
  if (offset !== weights.length)
    throw new Error(`${model}: ${offset} bytes of weights are named, ${weights.length} are there`);
  return { [`${model}.json`]: json, [`${model}.bin`]: weights };

  function shuffle(tensor: Uint8Array, bytes: number): void {
    const old = tensor.slice();
    for (const [to, from] of random.permutation(tensor.length / bytes).entries())
      tensor.set(old.subarray(from * bytes, (from + 1) * bytes), to * bytes);
  }
}
