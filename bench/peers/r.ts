import { join } from 'node:path';
import type { Peer } from '../pair.js';
import { type Ask, type NumberArray, startWorker, writeNumbers } from './worker.js';

export interface RJob {
  /** A file of r/ with its ending. */
  file: string;
  /** A function in it that prepares the job and returns a function of no arguments, which does it. */
  prepare: string;
  /** Its named arguments; number arrays arrive as vectors. */
  parameters: Record<string, NumberArray | number | string | boolean>;
  /** The command that installs what the file needs. */
  install: string;
}

/** A peer in R. All run in one process, which times its own calls, so that no communication is measured. */
export function r(name: string, { file, prepare, parameters, install }: RJob): Peer {
  return {
    name,
    async start({ threads }) {
      const folder = join(import.meta.dirname, '../r');
      worker ??= startWorker('Rscript', ['--vanilla', join(folder, 'worker.R')], threads, install);
      const ask = worker;
      const named = Object.entries(parameters).map(([key, value]) => `${key} = ${literal(value)}`);
      await ask(`prepare(${literal(join(folder, file))}, ${literal(prepare)}, list(${named.join(', ')}))`);
      return {
        async run(times) {
          const { milliseconds, result } = await ask(`run(${times})`);
          return { milliseconds: milliseconds!, result };
        },
      };
    },
  };
}

let worker: Ask | undefined;

function literal(value: NumberArray | number | string | boolean): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'object') return JSON.stringify(value);
  const type = value instanceof Float64Array ? 'double' : 'integer';
  return `readBin(${JSON.stringify(writeNumbers(value))}, "${type}", ${value.length})`;
}
