import type { Random } from '@cairn-ml/numeric';
import {
  add,
  type EmbeddingParameters,
  embedding,
  embeddingParameters,
  gather,
  type LinearParameters,
  linear,
  linearParameters,
  mul,
  orthogonal,
  sigmoid,
  split,
  stack,
  sub,
  type Tensor,
  type Tensor2D,
  tanh,
  tensor,
  zeros,
} from '@cairn-ml/tensor';
import { digitsPerNumber } from './addition.js';

const size = 96;

/** A gated recurrent unit that reads two numbers column by column and writes digits. */
export type Policy = {
  /** What each pair of digits read, and each digit written, adds to the three gates: `[100, 3 size]`, `[10, 3 size]`. */
  read: EmbeddingParameters;
  written: EmbeddingParameters;
  recurrent: LinearParameters;
  out: LinearParameters;
};

export function policyParameters(random: Random): Policy {
  return {
    read: embeddingParameters(100, 3 * size, random),
    written: embeddingParameters(10, 3 * size, random),
    recurrent: linearParameters(size, 3 * size, random, { initializer: orthogonal }),
    out: linearParameters(size, 10, random),
  };
}

/** Logits of every digit of the answers, `[rollouts, 3, 10]`; each prompt has equally many answers, in a row. */
export function answerLogits(prompts: Int32Array, answers: Int32Array, policy: Policy): Tensor {
  let state = stateAfter(prompts, (2 * answers.length) / prompts.length, policy);
  const logits = [nextLogits(state, policy)];
  for (let t = 1; t < digitsPerNumber; t++) {
    state = write(state, column(answers, t - 1, digitsPerNumber), policy);
    logits.push(nextLogits(state, policy));
  }
  return stack(logits, 1);
}

/** The state after each prompt, `perPrompt` times: `[rollouts, size]`. */
export function stateAfter(prompts: Int32Array, perPrompt: number, policy: Policy): Tensor {
  const count = prompts.length / (2 * digitsPerNumber);
  let state: Tensor = zeros([count, size]);
  for (let t = 0; t < digitsPerNumber; t++) {
    const a = column(prompts, t, 2 * digitsPerNumber);
    const b = column(prompts, digitsPerNumber + t, 2 * digitsPerNumber);
    const pairs = a.map((digit, i) => 10 * digit + b[i]!);
    state = advance(state, embedding(tensor(pairs), policy.read), policy);
  }
  const owners = Int32Array.from({ length: count * perPrompt }, (_, i) => Math.floor(i / perPrompt));
  return gather(state, tensor(owners));
}

/** Logits of the next digit, `[rollouts, 10]`. */
export const nextLogits = (state: Tensor, { out }: Policy): Tensor => linear(state as Tensor2D, out);

/** The state after one more digit. */
export const write = (state: Tensor, digits: Int32Array, policy: Policy): Tensor =>
  advance(state, embedding(tensor(digits), policy.written), policy);

function advance(state: Tensor, input: Tensor, { recurrent }: Policy): Tensor {
  const [updateInput, resetInput, candidateInput] = split(input, 3, 1) as [Tensor, Tensor, Tensor];
  const [updatePast, resetPast, candidatePast] = split(linear(state as Tensor2D, recurrent), 3, 1) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const update = sigmoid(add(updateInput, updatePast));
  const reset = sigmoid(add(resetInput, resetPast));
  const candidate = tanh(add(candidateInput, mul(reset, candidatePast)));
  return add(candidate, mul(update, sub(state, candidate)));
}

function column(values: Int32Array, at: number, width: number): Int32Array {
  return Int32Array.from({ length: values.length / width }, (_, i) => values[i * width + at]!);
}
