import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { RolloutGroup } from '../../contract.js';
import { readRollouts } from '../read-group.js';

/** The completions of a group, each of which must have its text: `what` says what that is. */
export function readTexts(caller: string, group: RolloutGroup, what: string): string[] {
  return readRollouts(caller, group).map(({ text }, i) => {
    if (typeof text !== 'string') throw new InvalidArgumentError(caller, `rollouts[${i}].text`, `be the ${what}`, text);
    return text;
  });
}
