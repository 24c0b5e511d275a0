import { checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import type { AnswerGroup, AnswerInput, Rollout, RolloutGroup } from '../contract.js';
import { meanOverTokens } from '../uncertainty/mean-over-tokens.js';

/** The answers of a group in any of the forms that voting rewards take. */
export function readAnswers(caller: string, input: AnswerInput): readonly (string | null)[] {
  if (Array.isArray(input)) return input;
  if ('answers' in input) return input.answers;
  return readRollouts(caller, input as RolloutGroup).map(({ answer }, i) => {
    if (answer === undefined)
      throw new InvalidArgumentError(
        caller,
        `rollouts[${i}].answer`,
        'be a string, or null for no answer',
        answer,
        "Use extractAnswer of '@cairn-ml/rewards/answers'.",
      );
    return answer;
  });
}

export function readRollouts(caller: string, group: RolloutGroup): readonly Rollout[] {
  if (!Array.isArray(group?.rollouts))
    throw new InvalidArgumentError(caller, 'group.rollouts', 'be an array of rollouts', group?.rollouts);
  return group.rollouts;
}

/** Mean token entropy per rollout, checked. What is missing is an error, except where there is no answer to weigh. */
export function readUncertainty(caller: string, input: AnswerInput, answers: readonly (string | null)[]): Float64Array {
  const isPlain = Array.isArray(input) || 'answers' in input;
  const given = isPlain
    ? (input as AnswerGroup).uncertainty
    : readRollouts(caller, input as RolloutGroup).map(ofRollout);
  if (given) checkLength(caller, 'uncertainty', given, answers.length, 'one entry per answer');
  const result = new Float64Array(answers.length);
  for (let i = 0; i < answers.length; i++) {
    const value = given?.[i];
    if (value! >= 0 && value! < Infinity) result[i] = value!;
    else if (value !== undefined || answers[i] !== null)
      throw new InvalidArgumentError(
        caller,
        `uncertainty[${i}]`,
        'be a mean token entropy of at least 0 nats',
        value,
        '0 for all gives plain frequencies.',
      );
  }
  return result;
}

function ofRollout({ uncertainty, tokenEntropies }: Rollout): number | undefined {
  return uncertainty ?? (tokenEntropies?.length ? meanOverTokens(tokenEntropies) : undefined);
}
