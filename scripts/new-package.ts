import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nameProblem, scaffold } from './new-package/scaffold.js';

/** `pnpm new-package <name> [--description TEXT]`: a package with one documented, tested function that passes every check. */
const { values, positionals } = parseArgs({
  options: { description: { type: 'string' } },
  allowPositionals: true,
});
const root = join(import.meta.dirname, '..');
const [name, ...rest] = positionals;
const problem = rest.length > 0 ? `One name, not ${positionals.length}.` : nameProblem(root, name);
if (problem || !name) {
  console.error(problem);
  process.exit(1);
}

const description = values.description ?? `Building blocks for ${name.replaceAll('-', ' ')}.`;
for (const path of scaffold(root, name, description)) console.log(`wrote ${path}`);
console.log(`
Next:
  1. pnpm test                              installs the new package and runs every lane
  2. packages/${name}/package.json   description and keywords
  3. replace weighted-mean.ts and its test with your first function (CONTRIBUTING.md: seven steps)
  4. oracle cases: test/golden/*.json, with a handler in checks/golden/kinds/
  5. a row per function in PARITY.md`);
