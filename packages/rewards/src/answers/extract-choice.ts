import { InvalidArgumentError } from '@cairn-ml/numeric';

/** Options of {@link extractChoice}. */
export interface ExtractChoiceOptions {
  /** The letters that can be chosen, capitals. Default `'ABCDE'`. */
  letters?: string;
}

/**
 * The letter that a text chooses: in its last box, behind its last "answer is" or "answer:", in brackets, or alone at its end; null for none.
 *
 * Small letters count only in a box, in brackets, or behind "answer". The first of these places that has a letter decides.
 *
 * @throws {InvalidArgumentError} when `letters` is not one or more capitals
 *
 * @example
 * ```ts
 * import { extractChoice } from '@cairn-ml/rewards/answers';
 *
 * extractChoice('A is wrong, B too. The answer is (C).'); // 'C'
 * extractChoice('It is a guess', { letters: 'ABCD' }); // null
 * ```
 */
export function extractChoice(text: string, { letters = 'ABCDE' }: ExtractChoiceOptions = {}): string | null {
  if (!/^[A-Z]+$/.test(letters))
    throw new InvalidArgumentError('extractChoice', 'letters', 'be one or more capitals', letters);
  const both = `[${letters}${letters.toLowerCase()}]`;
  const box = new RegExp(`\\\\f?box(?:ed)?\\s*\\{[\\s({\\\\a-z]*?(${both})[\\s)}.:]*\\}`, 'g');
  const behind = new RegExp(
    `answer(?:\\s+is)?\\s*:?\\s*\\**\\s*(?:option|choice)?\\s*(?:\\((${both})\\)|(${both})(?![\\w'’]| +[\\w]))`,
    'gi',
  );
  const bracketed = new RegExp(`\\((${both})\\)|\\*\\*\\(?(${both})[).:]?\\)?\\*\\*`, 'g');
  const alone = new RegExp(`(?:^|\\s)([${letters}])[).:]?\\s*$`, 'g');
  const tail = text.slice(-2000);
  for (const pattern of [box, behind, bracketed, alone]) {
    const found = [...tail.matchAll(pattern)].at(-1);
    const letter = found?.slice(1).find((group) => group !== undefined);
    if (letter) return letter.toUpperCase();
  }
  return null;
}
