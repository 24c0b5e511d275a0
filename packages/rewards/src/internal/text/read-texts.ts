import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { References, TextInput, Tokenize } from '../../text/text-input.js';

/** The tokens of a text. */
export function readTokens(caller: string, argument: string, text: TextInput, tokenize: Tokenize): readonly string[] {
  if (typeof text === 'string') return tokenize(text);
  if (!Array.isArray(text)) throw new InvalidArgumentError(caller, argument, 'be a text or its tokens', text);
  return text;
}

/** The texts of all references. */
export function readReferences(caller: string, argument: string, references: References): readonly TextInput[] {
  const texts = typeof references === 'string' ? [references] : references;
  if (!Array.isArray(texts) || texts.length === 0) {
    throw new InvalidArgumentError(caller, argument, 'be a text or at least one reference', references);
  }
  return texts;
}

/** The tokens of all references. */
export function readReferenceTokens(
  caller: string,
  argument: string,
  references: References,
  tokenize: Tokenize,
): (readonly string[])[] {
  return readReferences(caller, argument, references).map((text, i) =>
    readTokens(caller, `${argument}[${i}]`, text, tokenize),
  );
}
