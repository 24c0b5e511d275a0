import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MissingPeer, type Peer } from '../pair.js';
import { type Ask, type NumberArray, startWorker, writeNumbers } from './worker.js';

export interface PythonJob {
  /** A file of python/ without its ending. */
  module: string;
  /** A function in it that prepares the job and returns a function of no arguments, which does it. */
  prepare: string;
  /** Its keyword arguments; number arrays arrive as NumPy arrays. */
  parameters: Record<string, NumberArray | number | string | boolean>;
  /** The command that installs what the module imports. */
  install: string;
}

/** A peer in Python. All run in one process, which times its own calls, so that no communication is measured. */
export function python(name: string, { module, prepare, parameters, install }: PythonJob): Peer {
  return {
    name,
    async start({ threads }) {
      worker ??= startWorker(
        interpreter(install),
        ['-B', join(import.meta.dirname, '../python/worker.py')],
        threads,
        install,
      );
      const ask = worker;
      const sent = Object.entries(parameters).map(([key, value]) => [
        key,
        typeof value === 'object' ? { file: writeNumbers(value), type: typeName(value) } : value,
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

let worker: Ask | undefined;

function typeName(values: NumberArray): string {
  return values instanceof Float64Array ? 'float64' : 'int32';
}

/** The first Python that has NumPy. The packages of a Linux distribution belong to its own one, which need not be first on the path. */
function interpreter(install: string): string {
  const candidates = ['python3', '/usr/bin/python3', 'python'];
  const found = candidates.find((command) => spawnSync(command, ['-c', 'import numpy']).status === 0);
  if (!found) throw new MissingPeer(`no Python with NumPy was found: ${install}`);
  return found;
}
