import type { F1Scores } from '../../report/label-set-f1.js';

/** Decisions about one thing: in both, only in the reference, only in the hypothesis. */
export interface Counts {
  both: number;
  missed: number;
  extra: number;
}

export const noCounts = (): Counts => ({ both: 0, missed: 0, extra: 0 });

export function addCounts(sum: Counts, { both, missed, extra }: Counts): void {
  sum.both += both;
  sum.missed += missed;
  sum.extra += extra;
}

export function scoresOf({ both, missed, extra }: Counts, zeroDivision: number): F1Scores {
  const share = (part: number, whole: number) => (whole === 0 ? zeroDivision : part / whole);
  return {
    precision: share(both, both + extra),
    recall: share(both, both + missed),
    f1: share(2 * both, 2 * both + extra + missed),
  };
}

export function meanScores(scores: readonly F1Scores[], ofNone: number): F1Scores {
  const mean = (name: keyof F1Scores) =>
    scores.length === 0 ? ofNone : scores.reduce((sum, each) => sum + each[name], 0) / scores.length;
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

/** The counts of two sets. */
export function compareSets<T>(reference: ReadonlySet<T>, hypothesis: ReadonlySet<T>): Counts {
  let both = 0;
  for (const member of hypothesis) if (reference.has(member)) both++;
  return { both, missed: reference.size - both, extra: hypothesis.size - both };
}
