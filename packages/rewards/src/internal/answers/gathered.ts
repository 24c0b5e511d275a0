import type { Answer } from './read-answer.js';

/** Several answers as one, if all could be read. Without order, each counts once. */
export function gathered(items: (Answer | undefined)[], brackets: string, isOrdered: boolean): Answer | undefined {
  const known = items.filter((item) => item !== undefined);
  if (known.length < items.length) return undefined;
  const byKey = new Map(known.map((item) => [item.key, item]));
  const members = isOrdered ? known : [...byKey.keys()].sort().map((key) => byKey.get(key)!);
  const [open, close] = brackets.length === 2 ? [brackets[0], brackets[1]] : ['', ''];
  const between = brackets === ',' ? ', ' : brackets === '∪' ? '∪' : ',';
  const key = open + members.map((member) => member.key).join(between) + close;
  return { key, items: members, brackets: isOrdered ? brackets : `unordered ${brackets}` };
}
