/**
 * A group of `pnpm bench:peers` is a module in groups/ that exports
 *
 *     export function* pairs(): Generator<Pair> { … }
 *
 * (or an async generator). A pair is one job, done by us and by a peer with the same data. Data are made when the pair is reached.
 * Peers come from peers/: `javascript`, `python` and `r`.
 */
export interface Pair {
  /** The job and its size: `order data, n = 1000`. */
  name: string;
  /** Does the job once. */
  ours: () => unknown;
  peer: Peer;
  /** Says where the results differ, ours first, or returns undefined. Nothing is timed before they agree. */
  difference: (ours: unknown, peers: unknown) => string | undefined;
}

export interface Peer {
  /** As its users call it: `scipy.stats.kendalltau`. */
  name: string;
  /** @throws {MissingPeer} when it is not installed here */
  start: (options: { threads: number }) => Promise<Contestant>;
}

export interface Contestant {
  /** Does the job `times` times. Returns the time of one, and the result. */
  run: (times: number) => Promise<{ milliseconds: number; result: unknown }>;
}

/** A peer that this machine lacks. */
export class MissingPeer extends Error {
  override readonly name = 'MissingPeer';
}

/** A `difference` of numbers, or of lists of numbers: at most `tolerance`, relative to the peer's number where that is above 1. */
export function within(tolerance: number): Pair['difference'] {
  return (ours, peers) => {
    const [a, b] = [ours, peers].map((result) =>
      typeof result === 'number' ? [result] : (result as ArrayLike<number>),
    );
    if (a!.length !== b!.length) return `${a!.length} numbers, the peer has ${b!.length}`;
    for (let i = 0; i < a!.length; i++) {
      const allowed = tolerance * Math.max(1, Math.abs(b![i]!));
      if (!(Math.abs(a![i]! - b![i]!) <= allowed)) return `${a![i]}, the peer has ${b![i]}`;
    }
    return undefined;
  };
}
