import type { Random } from '@cairn-ml/numeric';
import {
  add,
  type EmbeddingParameters,
  embedding,
  embeddingParameters,
  gelu,
  type LinearParameters,
  layerNorm,
  linear,
  linearParameters,
  type MultiHeadAttentionParameters,
  matMul,
  multiHeadAttention,
  multiHeadAttentionParameters,
  type NormParameters,
  normParameters,
  randomNormal,
  reshape,
  type Tensor,
  transpose,
  zeros,
} from '@cairn-ml/tensor';

/** Sizes of a transformer. */
export interface TransformerShape {
  /** Tokens, the mask not counted. */
  vocabulary: number;
  length: number;
  width: number;
  layers: number;
  heads: number;
  expansion: number;
  /** Classes of pairs of positions; 0 for none. */
  relations: number;
}

type LayerParameters = {
  attentionNorm: NormParameters;
  attention: MultiHeadAttentionParameters;
  /** What each head adds to the scores of a class of pairs, `[relations, heads]`. */
  relationBias?: Tensor;
  networkNorm: NormParameters;
  expand: LinearParameters;
  contract: LinearParameters;
};

export type TransformerParameters = {
  /** The last of the vectors is the mask's. */
  tokens: EmbeddingParameters;
  /** `[length, width]` */
  positions: Tensor;
  layers: LayerParameters[];
  norm: NormParameters;
  output: LinearParameters;
};

/** Of the vectors of tokens and positions at the start: small, so that the norms before each layer decide, as in GPT-2. */
const embeddingDeviation = 0.02;

export function transformerParameters(shape: TransformerShape, random: Random): TransformerParameters {
  const { vocabulary, length, width, layers, heads, expansion, relations } = shape;
  const initializer = (size: readonly number[], stream: Random) => randomNormal(size, stream, 0, embeddingDeviation);
  return {
    tokens: embeddingParameters(vocabulary + 1, width, random, { initializer }),
    positions: initializer([length, width], random),
    layers: Array.from({ length: layers }, () => ({
      attentionNorm: normParameters(width),
      attention: multiHeadAttentionParameters(width, random),
      ...(relations > 0 && { relationBias: zeros([relations, heads]) }),
      networkNorm: normParameters(width),
      expand: linearParameters(width, expansion * width, random),
      contract: linearParameters(expansion * width, width, random),
    })),
    norm: normParameters(width),
    output: linearParameters(width, vocabulary, random),
  };
}

/**
 * Logits `[batch, length, vocabulary]` of canvases `[batch, length]`. Every position sees every other one; norms stand before attention and network.
 *
 * @param pairs - The class of each pair of positions as one-hot rows, `[length · length, relations]`.
 */
export function transform(
  canvases: Tensor,
  { tokens, positions, layers, norm, output }: TransformerParameters,
  { length, heads }: TransformerShape,
  pairs?: Tensor,
): Tensor {
  let x = add(embedding(canvases, tokens), positions);
  for (const { attentionNorm, attention, relationBias, networkNorm, expand, contract } of layers) {
    const bias =
      pairs && relationBias && reshape(transpose(matMul(pairs, relationBias), [1, 0]), [1, heads, length, length]);
    x = add(x, multiHeadAttention(layerNorm(x, attentionNorm), attention, { heads, ...(bias && { mask: bias }) }));
    x = add(x, linear(gelu(linear(layerNorm(x, networkNorm), expand)), contract));
  }
  return linear(layerNorm(x, norm), output);
}
