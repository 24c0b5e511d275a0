import type { ContextTriggers } from '../../report/lexicon.js';

/** What a trigger does, and on which side of it. */
export interface TriggerKind {
  side: 'before' | 'after' | 'none';
  status: 'absent' | 'uncertain' | 'historical' | 'pseudo' | 'termination';
}

/** What the phrases of each list do. */
export const triggerKinds: Record<Exclude<keyof ContextTriggers, 'source'>, TriggerKind> = {
  pseudo: { side: 'none', status: 'pseudo' },
  termination: { side: 'none', status: 'termination' },
  absentBefore: { side: 'before', status: 'absent' },
  uncertainBefore: { side: 'before', status: 'uncertain' },
  historicalBefore: { side: 'before', status: 'historical' },
  absentAfter: { side: 'after', status: 'absent' },
  uncertainAfter: { side: 'after', status: 'uncertain' },
};

export const triggerLists = Object.keys(triggerKinds) as (keyof typeof triggerKinds)[];
