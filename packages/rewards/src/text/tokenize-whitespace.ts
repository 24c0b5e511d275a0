/**
 * Cuts at white space, and nothing else: case, punctuation and hyphens stay. As `str.split()` of Python, on any text.
 *
 * The metrics here take it unless told otherwise. NLTK's functions, pycocoevalcap and most papers on reports are given lower-case text with punctuation
 * cut off already: `tokenizeWhitespace(text.toLowerCase().replaceAll('.', ' .'))` is RadCliQ's way.
 *
 * @example
 * ```ts
 * import { tokenizeWhitespace } from '@cairn-ml/rewards/text';
 *
 * tokenizeWhitespace(' No  effusion. '); // ['No', 'effusion.']
 * ```
 *
 * Source: Python, `str.split`.
 */
export function tokenizeWhitespace(text: string): string[] {
  return text.match(tokens) ?? [];
}

// what Python takes for white space: not U+FEFF, which `\s` has, but the separators U+001C to U+001F and U+0085, which it lacks
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are white space to Python
const tokens = /[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
