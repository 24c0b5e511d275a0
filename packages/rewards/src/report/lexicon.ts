/** One finding of a {@link Lexicon}. */
export interface LexiconEntry {
  /** Its name; entries with one name are ways to write the same finding. */
  finding: string;
  /** Ways to write it. Case, hyphens and white space do not matter; words are whole words, so plurals are terms of their own. */
  terms: readonly string[];
  /** What makes it this finding: at least one of these must stand near a term, in the same sentence. Default: the term alone will do. */
  modifiers?: readonly string[];
  /** How many words may stand between a term and a modifier, 0 or more. Default 3. */
  reach?: number;
  /** How grave it is, above 0, at most 1. Default 1. */
  severity?: number;
  /** Where the entry comes from, if not from where the lexicon does. */
  source?: string;
}

/** Words that say whether what stands beside them is there: the triggers of NegEx and ConText. */
export interface ContextTriggers {
  /** Where they come from. */
  source: string;
  /** Before a term: the finding is absent (`no`, `without`). */
  absentBefore: readonly string[];
  /** After a term: absent (`has resolved`). */
  absentAfter: readonly string[];
  /** Before a term: uncertain (`possible`). */
  uncertainBefore: readonly string[];
  /** After a term: uncertain (`cannot be excluded`). */
  uncertainAfter: readonly string[];
  /** Before a term: of the past (`history of`). */
  historicalBefore: readonly string[];
  /** They look like triggers, and are none (`no change`). */
  pseudo: readonly string[];
  /** They end what a trigger says (`but`). */
  termination: readonly string[];
}

/** Findings and how they are written: data, which `checkLexicon` checks. */
export interface Lexicon {
  name: string;
  /** Where the entries come from. */
  source: string;
  entries: readonly LexiconEntry[];
  /** What says whether a finding is there: `contextTriggers` of `@cairn-ml/rewards/report/data`, or your own. */
  triggers: ContextTriggers;
}
