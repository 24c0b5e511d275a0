import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { wordsOf } from '../internal/procedural/phrases.js';

/** Options of {@link formatReward}. */
export interface FormatRewardOptions {
  /**
   * `'released'` (default): the `format` reward of ms-swift, which takes empty blocks, tags within blocks and any text between the first
   * `<think>` and the last `</answer>`. `'once'`: each of the four tags exactly once and in order, words in both blocks, blanks around them.
   */
  variant?: 'released' | 'once';
}

/**
 * 1 for a completion of the form `<think>…</think> <answer>…</answer>`, else 0.
 *
 * `'released'` is the regular expression `^<think>.*?</think>\s*<answer>.*?</answer>(?![\s\S])`, found by search in time linear in the text.
 *
 * @throws {InvalidArgumentError} for a text that is no string, and an unknown variant
 *
 * @example
 * ```ts
 * import { formatReward } from '@cairn-ml/rewards/procedural';
 *
 * formatReward('<think>Thick walls.</think>\n<answer>amyloidosis</answer>'); // 1
 * formatReward('Thick walls, so amyloidosis.'); // 0
 * formatReward('<think></think><answer></answer>'); // 1
 * formatReward('<think></think><answer></answer>', { variant: 'once' }); // 0
 * ```
 *
 * Source: ms-swift (`swift/plugin/orm.py`), the framework of CardiacMind's repository; `'once'` is ours.
 */
export function formatReward(text: string, options: FormatRewardOptions = {}): 0 | 1 {
  const { variant = 'released' } = options;
  checkOption('formatReward', 'variant', variant, ['released', 'once']);
  if (typeof text !== 'string') throw new InvalidArgumentError('formatReward', 'text', 'be a string', text);
  const isRight = variant === 'released' ? matchesReleased(text) : matchesOnce(text);
  return isRight ? 1 : 0;
}

const [open, close] = ['<think>', '</answer>'];

function matchesReleased(text: string): boolean {
  if (!text.startsWith(open) || !text.endsWith(close)) return false;
  const [middle, next] = ['</think>', '<answer>'];
  for (let at = text.indexOf(middle, open.length); at >= 0; at = text.indexOf(middle, at + 1)) {
    let end = at + middle.length;
    while (isSpace(text, end)) end++;
    if (text.startsWith(next, end)) return end + next.length <= text.length - close.length;
  }
  return false;
}

/** What Python's `\s` takes: JavaScript's has U+FEFF, and lacks U+001C to U+001F and U+0085. */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 0x1c && code <= 0x1f) || code === 0x85 || (code !== 0xfeff && /\s/.test(text.charAt(at)));
}

function matchesOnce(text: string): boolean {
  const tags = [...text.matchAll(/<\/?(?:think|answer)>/g)];
  if (tags.map(([tag]) => tag).join('') !== '<think></think><answer></answer>') return false;
  const ends = tags.map(({ 0: tag, index }) => index + tag.length);
  const pieces = [0, ...ends].map((start, k) => text.slice(start, tags[k]?.index));
  return pieces.every((piece, k) => (k % 2 === 1 ? wordsOf(piece).length > 0 : piece.trim() === ''));
}
