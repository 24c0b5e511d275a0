import { checkLexicon } from '../../report/check-lexicon.js';
import type { Lexicon, LexiconEntry } from '../../report/lexicon.js';
import { indexPhrases, type PhraseIndex } from './phrases.js';
import { type TriggerKind, triggerKinds, triggerLists } from './trigger-kinds.js';

export interface CompiledLexicon {
  terms: PhraseIndex<LexiconEntry>;
  modifiers: PhraseIndex<LexiconEntry>;
  triggers: PhraseIndex<TriggerKind>;
}

const compiled = new WeakMap<Lexicon, CompiledLexicon>();

/** Checks a lexicon and indexes its phrases, once. */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const known = compiled.get(lexicon);
  if (known) return known;
  checkLexicon(lexicon);
  const { entries, triggers } = lexicon;
  const pairs = <T>(phrases: readonly string[], value: T) => phrases.map((phrase) => [phrase, value] as const);
  const result = {
    terms: indexPhrases(entries.flatMap((entry) => pairs(entry.terms, entry))),
    modifiers: indexPhrases(entries.flatMap((entry) => pairs(entry.modifiers ?? [], entry))),
    triggers: indexPhrases(triggerLists.flatMap((list) => pairs(triggers[list], triggerKinds[list]))),
  };
  compiled.set(lexicon, result);
  return result;
}
