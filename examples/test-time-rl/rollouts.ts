import type { Random } from '@cairn-ml/numeric';
import type { RolloutGroup } from '@cairn-ml/rewards';
import { tokenEntropy } from '@cairn-ml/rewards/uncertainty';
import { disposeTree, logSoftmax, tidy } from '@cairn-ml/tensor';
import { answerText, digitsPerNumber, type Questions } from './addition.js';
import { nextLogits, type Policy, stateAfter, write } from './policy.js';

/** Answers to questions, `[rollouts, 3]`, those to one question in a row. */
export interface Rollouts {
  digits: Int32Array;
  /** Of the digits. */
  logprobs: Float32Array;
  /** One per question: the answers as text, the mean entropy of their digits in nats, and as context the right answer. */
  groups: RolloutGroup<string>[];
}

/** Samples answers at temperature 1; without random numbers, the likeliest digits. */
export async function sampleRollouts(
  { prompts, answers, count: questions }: Questions,
  policy: Policy,
  perPrompt: number,
  random?: Random,
): Promise<Rollouts> {
  const count = questions * perPrompt;
  const digits = new Int32Array(count * digitsPerNumber);
  const logprobs = new Float32Array(count * digitsPerNumber);
  const uncertainty = new Float64Array(count);
  let state = tidy(() => stateAfter(prompts, perPrompt, policy));
  for (let t = 0; t < digitsPerNumber; t++) {
    const distribution = tidy(() => logSoftmax(nextLogits(state, policy)));
    const values = await distribution.data();
    const chosen = Int32Array.from({ length: count }, (_, i) => {
      const row = values.subarray(10 * i, 10 * (i + 1));
      const digit = random ? draw(row, random.uniform()) : row.indexOf(Math.max(...row));
      digits[i * digitsPerNumber + t] = digit;
      logprobs[i * digitsPerNumber + t] = row[digit]!;
      uncertainty[i]! += tokenEntropy(row) / digitsPerNumber;
      return digit;
    });
    const next = tidy(() => write(state, chosen, policy));
    disposeTree([state, distribution]);
    state = next;
  }
  state.dispose();
  const rollouts = Array.from(uncertainty, (value, i) => ({ answer: answerText(digits, i), uncertainty: value }));
  const groups = Array.from({ length: questions }, (_, q) => ({
    rollouts: rollouts.slice(q * perPrompt, (q + 1) * perPrompt),
    context: answerText(answers, q),
  }));
  return { digits, logprobs, groups };
}

function draw(logprobs: ArrayLike<number>, level: number): number {
  let sum = 0;
  for (let digit = 0; digit < 9; digit++) {
    sum += Math.exp(logprobs[digit]!);
    if (level < sum) return digit;
  }
  return 9;
}
