import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { handlers } from './kinds/index.js';
import { runGolden } from './run.js';

/** `pnpm golden [--cases DIR]`: checks the built packages against oracle cases; ends with `N passed, N failed`, counted in cases. */
const { values } = parseArgs({ options: { cases: { type: 'string' } } });
const packages = join(import.meta.dirname, '../../packages');
const folders = values.cases
  ? [resolve(values.cases)]
  : readdirSync(packages).map((name) => join(packages, name, 'test', 'golden'));

const { passed, failed } = await runGolden(folders, handlers, console.log);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
