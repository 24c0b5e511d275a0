import { checkInteger, checkLength, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { GroupOptions } from '../group-options.js';

/** Numbers the groups of `count` rollouts from 0, in the order of their first rollouts. */
export function readGroups(caller: string, count: number, { groupSize, groupIds }: GroupOptions): Int32Array {
  if (groupSize !== undefined && groupIds !== undefined)
    throw new InvalidArgumentError(caller, 'groupSize', 'be left out where `groupIds` is given', groupSize);
  if (groupIds !== undefined) {
    checkLength(caller, 'groupIds', groupIds, count, 'one entry per reward');
    const numbers = new Map<string | number, number>();
    return Int32Array.from(groupIds, (id) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size);
      return numbers.get(id)!;
    });
  }
  if (groupSize === undefined) return new Int32Array(count);
  checkInteger(caller, 'groupSize', groupSize, { min: 1 });
  if (count % groupSize !== 0)
    throw new ShapeError(caller, 'rewards', `have a multiple of \`groupSize\` (${groupSize}) entries`, [count]);
  return Int32Array.from({ length: count }, (_, i) => Math.floor(i / groupSize));
}
