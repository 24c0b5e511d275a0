/**
 * The content of the last `\boxed{…}` (or `\fbox{…}`) of a text; null when there is none, or when its brace is never closed.
 *
 * Braces are matched, `\{` and `\}` are no braces. `\boxed 5` gives the word that follows. A completion that was cut inside its last box has no answer:
 * earlier boxes are not looked at. The content comes back without spaces around it, and may be empty.
 *
 * @example
 * ```ts
 * import { extractBoxed } from '@cairn-ml/rewards/answers';
 *
 * extractBoxed('so \\boxed{1}, no: \\boxed{\\frac{1}{2}}.'); // '\\frac{1}{2}'
 * extractBoxed('cut off: \\boxed{\\frac{1}{'); // null
 * ```
 *
 * Source: TTRL v2 (last box, else none); matching of escaped braces is ours.
 */
export function extractBoxed(text: string): string | null {
  const box = text.lastIndexOf('\\boxed');
  // one of the two is rare: look for it only where it would come later
  const other = box < 0 ? text.lastIndexOf('\\fbox') : text.slice(box).lastIndexOf('\\fbox') + box;
  const isOther = other > box || (box < 0 && other >= 0);
  const start = isOther ? other : box;
  if (start < 0) return null;
  const open = start + (isOther ? 5 : 6);
  let position = open;
  while (/\s/.test(text[position] ?? '')) position++;
  if (text[position] !== '{') {
    const word = position > open ? /^[^\s$\\{}]+/.exec(text.slice(position, position + 200))?.[0] : undefined;
    return word?.replace(/[.,;:]+$/, '') || null;
  }
  let depth = 0;
  for (let i = position; i < text.length; i++) {
    const character = text[i];
    if (character === '\\') i++;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return text.slice(position + 1, i).trim();
  }
  return null;
}
