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

/**
 * A peer in Python, run by the first Python that has what its module imports. Jobs share a process, which times its own calls, so that no
 * communication is measured.
 */
export function python(name: string, { module, prepare, parameters, install }: PythonJob): Peer {
  return {
    name,
    async start({ threads }) {
      const command = interpreter(module, install);
      const ask = workers.get(command) ?? startWorker(command, ['-B', join(folder, 'worker.py')], threads, install);
      workers.set(command, ask);
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

const folder = join(import.meta.dirname, '../python');
const workers = new Map<string, Ask>();

function typeName(values: NumberArray): string {
  return values instanceof Float64Array ? 'float64' : 'int32';
}

/**
 * The Python that has most of what `worker.py` and the module import, the first of equals; without NumPy none. The packages of a Linux
 * distribution belong to its own one, which need not be first on the path.
 */
function interpreter(module: string, install: string): string {
  const counts = ['python3', '/usr/bin/python3', 'python'].map((command) => {
    const { stdout } = spawnSync(command, ['-c', countImports, module], { cwd: folder, encoding: 'utf8' });
    return { command, count: Number(stdout || 0) };
  });
  const best = counts.reduce((most, each) => (each.count > most.count ? each : most));
  if (best.count === 0) throw new MissingPeer(`no Python with NumPy was found: ${install}`);
  return best.command;
}

/** Prints how many imports of a module can be found, wherever in it they stand; nothing where NumPy cannot. */
const countImports = `
import ast, importlib.util, sys
found = {'numpy': importlib.util.find_spec('numpy')}
if not found['numpy']: sys.exit()
for node in ast.walk(ast.parse(open(sys.argv[1] + '.py').read())):
    names = [each.name for each in node.names] if isinstance(node, ast.Import) else [node.module] if isinstance(node, ast.ImportFrom) else []
    for name in names:
        top = name.split('.')[0]
        found[top] = importlib.util.find_spec(top)
print(sum(spec is not None for spec in found.values()))
`;
