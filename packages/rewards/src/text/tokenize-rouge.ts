/** Options of {@link tokenizeRouge}. */
export interface TokenizeRougeOptions {
  /** Shortens tokens of more than three characters; `porterStem` is `use_stemmer=True` of rouge-score. Default: none. */
  stem?: (word: string) => string;
}

/**
 * Cuts as rouge-score does: lower case, and only runs of a to z and 0 to 9.
 *
 * Everything else separates, so letters with accents cut words in two, and texts in other scripts have no tokens at all.
 *
 * @example
 * ```ts
 * import { porterStem, rougeN, tokenizeRouge } from '@cairn-ml/rewards/text';
 *
 * tokenizeRouge('X-ray: no effusions.'); // ['x', 'ray', 'no', 'effusions']
 * const tokenize = (text: string) => tokenizeRouge(text, { stem: porterStem });
 * rougeN('No effusions.', 'No effusion', { tokenize }).score; // 1
 * ```
 *
 * Source: google-research/rouge, `tokenize.py`.
 */
export function tokenizeRouge(text: string, { stem }: TokenizeRougeOptions = {}): string[] {
  const tokens = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return stem ? tokens.map((token) => (token.length > 3 ? stem(token) : token)) : tokens;
}
