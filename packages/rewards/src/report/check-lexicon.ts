import { checkInteger, checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import { triggerLists } from '../internal/report/trigger-kinds.js';
import { wordsOf } from '../internal/report/words.js';
import type { Lexicon } from './lexicon.js';

/**
 * Throws unless a lexicon is complete; the error names the entry. Detection calls it on every lexicon that it sees for the first time.
 *
 * Every entry needs a name and at least one term, every list of triggers must be there (empty is fine), every phrase must have a letter or a digit, and
 * both need a source.
 *
 * @throws {InvalidArgumentError} naming the first entry or list that is not
 *
 * @example
 * ```ts
 * import { checkLexicon } from '@cairn-ml/rewards/report';
 * import { contextTriggers, criticalLexicon } from '@cairn-ml/rewards/report/data';
 *
 * checkLexicon(criticalLexicon);
 * checkLexicon({ name: 'mine', source: 'me', triggers: contextTriggers, entries: [{ finding: 'Edema', terms: [] }] }); // throws InvalidArgumentError: checkLexicon: `lexicon.entries[0].terms` must …
 * ```
 */
export function checkLexicon(lexicon: Lexicon): void {
  checkText('lexicon.name', lexicon?.name);
  checkText('lexicon.source', lexicon.source);
  if (!Array.isArray(lexicon.entries)) throw wrong('lexicon.entries', 'be an array of entries', lexicon.entries);
  for (const [k, entry] of lexicon.entries.entries()) {
    const at = `lexicon.entries[${k}]`;
    checkText(`${at}.finding`, entry?.finding);
    checkPhrases(`${at}.terms`, entry.terms, 1);
    if (entry.modifiers !== undefined) checkPhrases(`${at}.modifiers`, entry.modifiers, 1);
    if (entry.reach !== undefined) checkInteger('checkLexicon', `${at}.reach`, entry.reach, { min: 0 });
    if (entry.source !== undefined) checkText(`${at}.source`, entry.source);
    const { severity = 1 } = entry;
    checkNumber('checkLexicon', `${at}.severity`, severity, { min: 0, max: 1 });
    if (severity === 0) throw wrong(`${at}.severity`, 'be above 0', severity);
  }
  checkText('lexicon.triggers.source', lexicon.triggers?.source);
  for (const list of triggerLists) checkPhrases(`lexicon.triggers.${list}`, lexicon.triggers[list], 0);
}

function checkText(at: string, value: unknown): void {
  if (typeof value !== 'string' || value.trim() === '') throw wrong(at, 'be a text, not blank', value);
}

function checkPhrases(at: string, phrases: unknown, least: number): void {
  if (!Array.isArray(phrases) || phrases.length < least)
    throw wrong(at, `be an array of ${least} or more phrases`, phrases);
  for (const [k, phrase] of phrases.entries()) {
    if (typeof phrase !== 'string' || wordsOf(phrase).length === 0)
      throw wrong(`${at}[${k}]`, 'have a letter or a digit', phrase);
  }
}

function wrong(at: string, rule: string, value: unknown): InvalidArgumentError {
  return new InvalidArgumentError('checkLexicon', at, rule, value);
}
