import { checkInteger, checkLength } from '@cairn-ml/numeric';

/** Checks the number of tokens of each of `count` completions. */
export function checkLengths(caller: string, lengths: ArrayLike<number>, count: number): void {
  checkLength(caller, 'lengths', lengths, count, 'one entry per reward');
  for (let i = 0; i < count; i++) checkInteger(caller, `lengths[${i}]`, lengths[i]!, { min: 0 });
}
