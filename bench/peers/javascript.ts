import type { Contestant, Peer } from '../pair.js';

/** A peer in this process; `job` does it once. */
export function javascript(name: string, job: () => unknown): Peer {
  return { name, start: async () => contestant(job) };
}

/** Times `job`, which may be asynchronous, in this process. */
export function contestant(job: () => unknown): Contestant {
  return {
    async run(times) {
      let result: unknown;
      const start = performance.now();
      for (let i = 0; i < times; i++) {
        result = job();
        if (result instanceof Promise) result = await result;
      }
      return { milliseconds: (performance.now() - start) / times, result };
    },
  };
}
