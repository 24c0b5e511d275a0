import type { Span } from '../phrase-prefixes.js';
import type { TriggerKind } from './trigger-kinds.js';
import type { Word } from './words.js';

export interface Trigger extends Span, TriggerKind {}

type Decision = Span & { status: 'absent' | 'uncertain' | 'historical' };

/** The trigger that decides what a text says of a term, if one does. */
export type Decide = (term: Span) => Decision | undefined;

/**
 * Decides by the nearest trigger on either side, in the term's sentence. `triggers` in the order of the text, without overlaps but for those with one
 * span. Linear to set up, logarithmic to ask.
 */
export function scopesOf(
  words: readonly Word[],
  triggers: readonly Trigger[],
  reachForward: number,
  reachBack: number,
): Decide {
  const real = triggers.filter(({ status }) => status !== 'pseudo');
  // by place in `real`: the last one up to it that opens a scope or ends one
  const openedAt: (Trigger | undefined)[] = [];
  for (const [k, trigger] of real.entries()) openedAt[k] = trigger.side === 'after' ? openedAt[k - 1] : trigger;
  const firstFrom = (place: number) => {
    let [low, high] = [0, real.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (real[middle]!.from < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return ({ from, end }) => {
    const isNear = (trigger: Trigger | undefined, distance: number, reach: number) =>
      distance <= reach && words[trigger!.from]!.sentence === words[from]!.sentence;
    const opened = openedAt[firstFrom(from) - 1];
    const isOpen = opened?.side === 'before' && isNear(opened, from - opened.end, reachForward);
    if (isOpen && opened.status === 'absent') return opened as Decision;
    const first = firstFrom(end);
    const after = real
      .slice(first, first + 5) // the lists that could all have one phrase
      .find(({ side, from: place }) => side === 'after' && place === real[first]!.from);
    if (after && isNear(after, after.from - end, reachBack)) return after as Decision;
    return isOpen ? (opened as Decision) : undefined;
  };
}
