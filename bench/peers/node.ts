import { join } from 'node:path';
import type { Peer } from '../pair.js';
import { type Ask, type NumberArray, startWorker, writeNumbers } from './worker.js';

export interface NodeJob {
  /** A file of node/ without its ending. */
  module: string;
  /** A function in it that prepares the job and returns a function of no arguments, which does it; both may be asynchronous. */
  prepare: string;
  /** Its only argument. */
  parameters: Record<string, NumberArray | number | string>;
}

/** A peer in JavaScript that must not share a process with us: one process per module. */
export function node(name: string, { module, prepare, parameters }: NodeJob): Peer {
  return {
    name,
    async start({ threads }) {
      const file = join(import.meta.dirname, '../node/worker.ts');
      const ask =
        workers.get(module) ?? startWorker(process.execPath, [...process.execArgv, file], threads, 'pnpm install');
      workers.set(module, ask);
      const sent = Object.entries(parameters).map(([key, value]) => [
        key,
        typeof value === 'object' ? { file: writeNumbers(value), type: value.constructor.name } : value,
      ]);
      await ask(JSON.stringify({ module, prepare, parameters: Object.fromEntries(sent) }));
      return {
        async run(times) {
          const { milliseconds, result } = await ask(JSON.stringify({ times }));
          return { milliseconds: milliseconds!, result };
        },
      };
    },
  };
}

const workers = new Map<string, Ask>();
