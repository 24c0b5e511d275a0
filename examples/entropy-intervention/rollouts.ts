import { tokenStatistics } from '@cairn-ml/entropy-intervention';
import type { Random } from '@cairn-ml/numeric';
import { dispose, gather, type Tensor, tensor, tidy, zerosLike } from '@cairn-ml/tensor';
import { advance, look, nextLogits, type Policy, type Responses, responseLength, vocabulary } from './policy.js';

/** Responses sampled at temperature 1, `perScene` to each scene, those to one scene in a row. */
export interface Rollouts extends Responses {
  /** Of each digit's distribution, `[responses, 5]`. */
  entropies: Float64Array;
}

export async function sampleRollouts(
  images: Tensor,
  questions: Int32Array,
  policy: Policy,
  perScene: number,
  random: Random,
): Promise<Rollouts> {
  const count = questions.length * perScene;
  const owners = Int32Array.from({ length: count }, (_, i) => Math.floor(i / perScene));
  const digits = new Int32Array(count * responseLength);
  const entropies = new Float64Array(count * responseLength);
  const context = tidy(() => gather(look(images, questions, policy), tensor(owners)));
  let state = tidy(() => zerosLike(context));
  let before: Int32Array | undefined;
  for (let t = 0; t < responseLength; t++) {
    const next = tidy(() => advance(state, context, before, policy));
    const logits = tidy(() => nextLogits(next, policy));
    const values = (await logits.data()) as Float32Array;
    const { logSumExp, entropy } = tokenStatistics(values, { vocabularySize: vocabulary });
    before = owners.map((_, i) => {
      const digit = draw(values.subarray(i * vocabulary, (i + 1) * vocabulary), logSumExp[i]!, random.uniform());
      digits[i * responseLength + t] = digit;
      entropies[i * responseLength + t] = entropy[i]!;
      return digit;
    });
    dispose([state, logits]);
    state = next;
  }
  dispose([state, context]);
  return { questions, owners, digits, entropies };
}

function draw(logits: Float32Array, logSumExp: number, level: number): number {
  let sum = 0;
  for (let digit = 0; digit < logits.length - 1; digit++) {
    sum += Math.exp(logits[digit]! - logSumExp);
    if (level < sum) return digit;
  }
  return logits.length - 1;
}

/** Whether each response ends in the right number, 1 or 0. */
export function rightAnswers({ owners, digits }: Responses, answers: Int32Array): number[] {
  return Array.from(owners, (owner, i) => (totalOf(digits, i) === totalOf(answers, owner) ? 1 : 0));
}

export const totalOf = (digits: Int32Array, i: number): number => digits[i * responseLength + responseLength - 1]!;
