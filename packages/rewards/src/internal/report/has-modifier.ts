import type { LexiconEntry } from '../../report/lexicon.js';
import type { Span } from '../phrase-prefixes.js';
import type { CompiledLexicon } from './compile-lexicon.js';
import type { Decide } from './scopes.js';
import { type Word, wordsOf } from './words.js';

const reachOf = ({ reach = 3 }: LexiconEntry) => reach;

/**
 * Whether a modifier of the entry stands near a term, in its sentence: before it with no other term in between, or after it likewise, unless the next term
 * takes the same modifier (`pneumothorax and large effusion`). One that is negated by itself (`pneumothorax without mediastinal shift`) does not count.
 */
export function hasModifier(
  term: Span,
  entry: LexiconEntry,
  words: readonly Word[],
  index: CompiledLexicon,
  decide: Decide,
): boolean {
  if (!entry.modifiers) return true;
  const { from, end } = term;
  const reach = reachOf(entry);
  const isInSentence = (k: number) => words[k]?.sentence === words[from]!.sentence;
  const isFree = (first: number, last: number) => {
    for (let k = first; k < last; k++) if (index.terms(words, k).length > 0) return false;
    return last - first <= reach;
  };
  const isClaimed = (after: number, claimants: readonly LexiconEntry[]) => {
    for (let k = after; isInSentence(k) && k <= after + reach; k++) {
      const terms = index.terms(words, k);
      if (terms.length > 0) return terms.some(({ value }) => claimants.includes(value) && k - after <= reachOf(value));
    }
    return false;
  };
  const widest = Math.max(...entry.modifiers.map((phrase) => wordsOf(phrase).length));
  for (let k = Math.max(0, from - reach - widest); k <= end + reach; k++) {
    if (!isInSentence(k)) continue;
    const found = index.modifiers(words, k);
    const claimants = found.map(({ value }) => value);
    for (const modifier of found) {
      const decided = decide(modifier);
      const isDenied = decided?.status === 'absent' && decided !== decide(term);
      if (modifier.value !== entry || isDenied) continue;
      if (modifier.end <= from && isFree(modifier.end, from)) return true;
      if (k >= end && isFree(end, k) && !isClaimed(modifier.end, claimants)) return true;
    }
  }
  return false;
}
