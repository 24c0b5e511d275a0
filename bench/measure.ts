import type { Contestant } from './pair.js';

/** Milliseconds to warm up each contestant, of one round, and of all rounds. */
const warmUp = 400;
const round = 25;
const total = 6000;

/** Milliseconds of one call. */
export interface Times {
  median: number;
  minimum: number;
}

/**
 * How long one call of each contestant takes. Both are warmed up, then take turns: what else the machine does meets both. Short
 * calls are repeated within a round.
 */
export async function measure(ours: Contestant, peers: Contestant): Promise<{ ours: Times; peers: Times }> {
  const contestants = [ours, peers];
  const repeats: number[] = [];
  let turn = 0;
  for (const contestant of contestants) {
    const milliseconds = await warm(contestant);
    repeats.push(Math.max(1, Math.round(round / milliseconds)));
    turn += Math.max(round, milliseconds);
  }
  const rounds = Math.min(21, Math.max(3, Math.round(total / turn)));
  const times: number[][] = [[], []];
  for (let i = 0; i < rounds; i++) {
    for (const [k, contestant] of contestants.entries()) {
      times[k]!.push((await contestant.run(repeats[k]!)).milliseconds);
    }
  }
  const [us, them] = times.map((each) => ({ median: median(each), minimum: Math.min(...each) }));
  return { ours: us!, peers: them! };
}

async function warm(contestant: Contestant): Promise<number> {
  let { milliseconds } = await contestant.run(1);
  for (let spent = milliseconds; spent < warmUp; ) {
    const times = Math.max(1, Math.min(1000, Math.round(round / milliseconds)));
    ({ milliseconds } = await contestant.run(times));
    spent += times * milliseconds;
  }
  return milliseconds;
}

function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
