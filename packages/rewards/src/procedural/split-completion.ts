import { InvalidArgumentError } from '@cairn-ml/numeric';

/** What {@link splitCompletion} finds. */
export interface SplitCompletion {
  /** The text inside `<think>`; without such tags, everything but the answer. */
  thinking: string;
  /** The text of the last `<answer>`, trimmed; null when there is none, or only blanks. */
  answer: string | null;
  /** Whether there was a `<think>` or `</think>` at all. */
  tagged: boolean;
}

/**
 * The reasoning and the answer of a completion, as they are tagged, however badly.
 *
 * Several `<think>` blocks are joined by line breaks; tags within a block are dropped and their text kept. A block that is never closed ends at the
 * `<answer>` or with the text. A `</think>` without its beginning closes what stands before it, as chat templates that open the tag for the
 * model leave it. An `<answer>` that a later `</think>` encloses is part of the reasoning. Tags are read in any case. Linear in the text.
 *
 * @throws {InvalidArgumentError} for a text that is no string
 *
 * @example
 * ```ts
 * import { splitCompletion } from '@cairn-ml/rewards/procedural';
 *
 * splitCompletion('<think>Thick walls.</think><answer>amyloidosis</answer>'); // { thinking: 'Thick walls.', answer: 'amyloidosis', tagged: true }
 * splitCompletion('Thick walls.').thinking; // 'Thick walls.'
 * ```
 *
 * Source: ours; the tags are those of the `format` reward of ms-swift, which CardiacMind's code base trains with.
 */
export function splitCompletion(text: string): SplitCompletion {
  if (typeof text !== 'string') throw new InvalidArgumentError('splitCompletion', 'text', 'be a string', text);
  const tags = [...text.matchAll(/<(\/?)(think|answer)\s*>/gi)].map((match) => ({
    isEnd: match[1] === '/',
    isThink: match[2]!.length === 'think'.length,
    start: match.index,
    end: match.index + match[0].length,
  }));
  const lastEnd = tags.filter(({ isEnd, isThink }) => isEnd && isThink).at(-1)?.start ?? -1;
  const [thinking, outside]: [string[], string[]] = [[], []];
  let answer = '';
  let place: 'outside' | 'think' | 'answer' = 'outside';
  let [depth, position] = [0, 0];
  const take = (end: number) => {
    const piece = text.slice(position, end);
    if (place === 'answer') answer = piece;
    else (place === 'think' ? thinking : outside).push(piece);
  };
  for (const { isEnd, isThink, start, end } of tags) {
    if (place === 'answer' && isThink) continue;
    take(start);
    position = end;
    if (isThink && !isEnd) {
      place = 'think';
      depth++;
    } else if (isThink) {
      if (depth === 0) for (const piece of outside.splice(0)) thinking.push(piece);
      depth = Math.max(0, depth - 1);
      if (depth === 0) {
        place = 'outside';
        thinking.push('\n');
      }
    } else if (!isEnd && start > lastEnd) {
      place = 'answer';
      depth = 0;
    } else if (isEnd && place === 'answer') place = 'outside';
  }
  take(text.length);
  const tagged = tags.some(({ isThink }) => isThink);
  return { thinking: (tagged ? thinking : outside).join('').trim(), answer: answer.trim() || null, tagged };
}
