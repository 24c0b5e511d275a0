import type { Random } from '@cairn-ml/numeric';
import {
  add,
  type ConvolutionParameters,
  convolution,
  convolutionParameters,
  type EmbeddingParameters,
  embedding,
  embeddingParameters,
  gather,
  type LinearParameters,
  linear,
  linearParameters,
  mul,
  orthogonal,
  relu,
  reshape,
  sigmoid,
  stack,
  type Tensor,
  type Tensor2D,
  tanh,
  tensor,
  zeros,
} from '@cairn-ml/tensor';

/** Tokens of a response: the count of each quarter, then of all; and how many tokens there are: the digits. */
export const [responseLength, vocabulary] = [5, 10] as const;

const [channels, size] = [32, 96];

/** A small vision-language policy: a convolutional encoder that the question steers, and a recurrent decoder that writes digits. */
export type Policy = {
  fine: ConvolutionParameters;
  coarse: ConvolutionParameters;
  /** What each colour that may be asked for does to the channels. */
  question: EmbeddingParameters;
  seen: LinearParameters;
  written: EmbeddingParameters;
  recurrent: LinearParameters;
  out: LinearParameters;
};

export function policyParameters(random: Random): Policy {
  return {
    fine: convolutionParameters(3, 16, random, { kernelSize: 3 }),
    coarse: convolutionParameters(16, channels, random, { kernelSize: 3 }),
    question: embeddingParameters(3, channels, random),
    seen: linearParameters(25 * channels, size, random),
    written: embeddingParameters(vocabulary, size, random),
    recurrent: linearParameters(size, size, random, { initializer: orthogonal }),
    out: linearParameters(size, vocabulary, random),
  };
}

/** Responses to scenes: which scene each belongs to, and its digits, `[responses, 5]`. */
export interface Responses {
  questions: Int32Array;
  owners: Int32Array;
  digits: Int32Array;
}

/** Logits of every digit of the responses, `[responses, 5, 10]`, each given those before it: what entropies and losses are asked about. */
export function responseLogits(images: Tensor, { questions, owners, digits }: Responses, policy: Policy): Tensor {
  const context = gather(look(images, questions, policy), tensor(owners));
  let state: Tensor = zeros([owners.length, size]);
  const logits: Tensor[] = [];
  for (let t = 0; t < responseLength; t++) {
    const before = t === 0 ? undefined : owners.map((_, i) => digits[i * responseLength + t - 1]!);
    state = advance(state, context, before, policy);
    logits.push(nextLogits(state, policy));
  }
  return stack(logits, 1);
}

/** What there is to see in each scene, in the light of its question, `[scenes, size]`. */
export function look(images: Tensor, questions: Int32Array, { fine, coarse, question, seen }: Policy): Tensor {
  const edges = relu(convolution(images, fine, { strides: 2 }));
  const gates = reshape(sigmoid(embedding(tensor(questions), question)), [-1, 1, 1, channels]);
  const shapes = mul(relu(convolution(edges, coarse, { strides: 2 })), gates);
  return linear(reshape(shapes, [-1, 25 * channels]) as Tensor2D, seen);
}

/** The state after one more digit, or at the start. */
export function advance(state: Tensor, context: Tensor, before: Int32Array | undefined, policy: Policy): Tensor {
  const past = add(linear(state as Tensor2D, policy.recurrent), context);
  return tanh(before ? add(past, embedding(tensor(before), policy.written)) : past);
}

export const nextLogits = (state: Tensor, { out }: Policy): Tensor => linear(state as Tensor2D, out);
