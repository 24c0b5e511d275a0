import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import type { Span } from '../internal/phrase-prefixes.js';
import { type CompiledLexicon, compileLexicon } from '../internal/report/compile-lexicon.js';
import { hasModifier } from '../internal/report/has-modifier.js';
import { scopesOf, type Trigger } from '../internal/report/scopes.js';
import { type Word, wordsOf } from '../internal/report/words.js';
import type { Lexicon, LexiconEntry } from './lexicon.js';

/** Options of {@link detectMentions}. */
export interface DetectMentionsOptions {
  /** How many words a trigger reaches forward, at most to the end of the sentence. Default: to there, as NegEx 2. */
  reachForward?: number;
  /** How many words a trigger that stands after its term reaches back. Default 8. */
  reachBack?: number;
}

/** A finding that a text mentions. */
export interface Mention {
  /** Its name in the lexicon. */
  finding: string;
  /** The words of the text. */
  text: string;
  /** Where they stand, in UTF-16 units, `end` excluded. */
  start: number;
  end: number;
  /** What the text says of it. */
  status: 'present' | 'absent' | 'uncertain' | 'historical';
  /** The words that decided `status`; null for a finding that is simply named. */
  trigger: string | null;
  /** Of the entry, above 0, at most 1. */
  severity: number;
}

/**
 * Finds the findings of a lexicon in a report and whether it calls them present, absent, uncertain or past, by rules in the manner of NegEx. **Not for
 * clinical use.**
 *
 * In each sentence the triggers are found first, the longest at each place, then the terms, each with one of its modifiers near it where the entry asks
 * for one. The nearest trigger before a term decides if it is a negation; else the nearest one after it; else the one before; else the finding is
 * present. Words of termination (`but`) and, for triggers after a term, other triggers end the reach.
 *
 * It reads words, not grammar: `no consolidation, large pneumothorax` takes the pneumothorax for absent.
 *
 * @returns in the order of the text
 * @throws {InvalidArgumentError} for a lexicon that is not complete and options out of range; never for a text
 *
 * @example
 * ```ts
 * import { detectMentions } from '@cairn-ml/rewards/report';
 * import { criticalLexicon } from '@cairn-ml/rewards/report/data';
 *
 * const text = 'No pneumothorax. Free air cannot be excluded.';
 * detectMentions(text, criticalLexicon).map(({ finding, status, trigger }) => [finding, status, trigger]); // [['Pneumothorax', 'absent', 'no'], ['Free intraperitoneal air', 'uncertain', 'cannot be excluded']]
 * ```
 *
 * Source: NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009) for triggers and scope; modifiers and precedence are ours.
 */
export function detectMentions(text: string, lexicon: Lexicon, options: DetectMentionsOptions = {}): Mention[] {
  const { reachForward = Number.MAX_SAFE_INTEGER, reachBack = 8 } = options;
  checkNumber('detectMentions', 'reachForward', reachForward, { min: 0 });
  checkNumber('detectMentions', 'reachBack', reachBack, { min: 0 });
  if (typeof text !== 'string') throw new InvalidArgumentError('detectMentions', 'text', 'be a string', text);
  const words = wordsOf(text);
  const index = compileLexicon(lexicon);
  const triggers = triggersOf(words, index);
  const isTrigger = new Uint8Array(words.length);
  for (const { from, end } of triggers) isTrigger.fill(1, from, end);
  const mentions: Mention[] = [];
  const decide = scopesOf(words, triggers, reachForward, reachBack);
  const ends = new Map<LexiconEntry, number>();
  for (let k = 0; k < words.length; k++) {
    if (isTrigger[k]) continue;
    for (const { from, end, value: entry } of index.terms(words, k)) {
      const isInside = from < (ends.get(entry) ?? 0);
      if (isInside || !hasModifier({ from, end }, entry, words, index, decide)) continue;
      ends.set(entry, end);
      const decided = decide({ from, end });
      const [start, stop] = [words[from]!.start, words[end - 1]!.end];
      mentions.push({
        finding: entry.finding,
        text: text.slice(start, stop),
        start,
        end: stop,
        status: decided?.status ?? 'present',
        trigger: decided ? wordsBetween(words, decided) : null,
        severity: entry.severity ?? 1,
      });
    }
  }
  return mentions;
}

/** Without those that overlap: at each place the longest. */
function triggersOf(words: readonly Word[], { triggers }: CompiledLexicon): Trigger[] {
  const found: Trigger[] = [];
  for (let k = 0; k < words.length; k++) {
    const here = triggers(words, k);
    const longest = here.filter(({ end }) => end === here[0]!.end);
    found.push(...longest.map(({ from, end, value }) => ({ from, end, ...value })));
    if (here[0]) k = here[0].end - 1;
  }
  return found;
}

function wordsBetween(words: readonly Word[], { from, end }: Span): string {
  return words
    .slice(from, end)
    .map(({ text }) => text)
    .join(' ');
}
