import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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
