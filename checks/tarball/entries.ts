import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Manifest, scope } from '../workspace.js';

/** What an app writes to import a package: `@cairn-ml/numeric`, and its sub-entries. */
export function entries(name: string, manifest: Manifest): string[] {
  return Object.keys(manifest.exports ?? {})
    .filter((path) => path !== './package.json')
    .map((path) => scope + name + path.slice(1));
}

/** Names that a fresh Node in `app` gets from a module, through `import` or through `require`. */
export function exportedNames(app: string, specifier: string, how: 'import' | 'require'): string[] {
  const script =
    how === 'import'
      ? `import * as all from '${specifier}'; console.log(Object.keys(all).join(' '));`
      : `import { createRequire } from 'node:module';
         const require = createRequire('${pathToFileURL(join(app, 'index.cjs'))}');
         console.log(Object.keys(require('${specifier}')).join(' '));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: app,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return output.trim().split(' ').filter(Boolean).sort();
}
