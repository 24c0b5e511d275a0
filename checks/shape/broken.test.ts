import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { scaffold } from '../../scripts/new-package/scaffold.js';
import { readPackage, root } from '../workspace.js';
import { barrelProblems } from './barrel.js';
import { documentationProblems, readExports } from './documentation.js';
import { fileProblems } from './files.js';
import { manifestProblems } from './manifest.js';
import { readmeProblems } from './readme.js';
import { bannedCalls, leftovers } from './source.js';

/** Every rule of the shape, shown to fail: a package fresh from the template, with one thing broken. */

const temporary = mkdtempSync(join(tmpdir(), 'cairn-shape-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const ceilings = readFileSync(join(root, 'checks/ceilings.ts'), 'utf8');

function fresh(): string {
  const workspace = mkdtempSync(join(temporary, 'workspace-'));
  mkdirSync(join(workspace, 'checks'));
  writeFileSync(join(workspace, 'checks/ceilings.ts'), ceilings);
  scaffold(workspace, 'sample', 'A sample of the template, to be broken.');
  return join(workspace, 'packages/sample');
}

function problems(folder: string): string[] {
  const subject = readPackage(folder, 'sample');
  const exports = readExports(folder);
  return [
    ...manifestProblems(subject),
    ...fileProblems(subject),
    ...barrelProblems(join(folder, 'src/index.ts')),
    ...readmeProblems(readFileSync(join(folder, 'README.md'), 'utf8'), 'sample', ['weightedMean']),
    ...documentationProblems(exports),
  ];
}

/** Replaces `from`, which must be there, in a file of the package. */
function edit(path: string, from: string | RegExp, to: string): (folder: string) => void {
  return (folder) => {
    const text = readFileSync(join(folder, path), 'utf8');
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`${path} does not contain ${from}`);
    writeFileSync(join(folder, path), edited);
  };
}

const remove = (path: string) => (folder: string) => rmSync(join(folder, path));
const append = (path: string, text: string) => (folder: string) => appendFileSync(join(folder, path), text);

test('a package from the template has the shape', () => {
  expect(problems(fresh())).toEqual([]);
});

test.each<[string, (folder: string) => void]>([
  ['name must be @cairn-ml/sample', edit('package.json', '"@cairn-ml/sample"', '"@cairn-ml/simple"')],
  ['version must be', edit('package.json', '"0.0.0"', '"next"')],
  ['description must be', edit('package.json', /"description": ".*"/, '"description": ""')],
  ['keywords must be', edit('package.json', /"keywords": \[[^\]]*\]/, '"keywords": []')],
  ['license must be', edit('package.json', '"MIT"', '"ISC"')],
  ['repository.directory must be', edit('package.json', '"packages/sample"', '"packages/other"')],
  ['repository must be a git+https url', edit('package.json', 'git+https:', 'ssh:')],
  ['type must be', edit('package.json', '"type": "module"', '"type": "commonjs"')],
  ['sideEffects must be false', edit('package.json', '"sideEffects": false', '"sideEffects": true')],
  ['engines must be', edit('package.json', '>=20.19', '>=18')],
  ['files must be', edit('package.json', /\s*"!src.*/, '')],
  ['publishConfig must be', edit('package.json', '"provenance": true', '"provenance": false')],
  ['scripts.build must be', edit('package.json', 'tsup && ', '')],
  ["exports must have '.'", edit('package.json', '".": {', '"./sample": {')],
  ["exports must have './package.json'", edit('package.json', '"./package.json": "./package.json"', '"./x": "./x"')],
  [
    "exports['.'] must have types first",
    edit('package.json', /"types": "(.*)",\s*"default": "(.*)"/, '"default": "$2"'),
  ],
  ["exports['.'] must point into", edit('package.json', './dist/index.js', './src/index.ts')],
  ["exports['.'] must have default last", edit('package.json', '"default"', '"import"')],
  ['must be workspace:^', edit('package.json', 'workspace:^', '^0.0.0')],
  ['must have a version range', edit('package.json', '"workspace:^"', '"workspace:^", "x": "*"')],
  ['no postinstall script', edit('package.json', '"build":', '"postinstall": "node x.js", "build":')],
  ['README.md is missing', remove('README.md')],
  ['CHANGELOG.md is missing', remove('CHANGELOG.md')],
  ['CHANGELOG.md must begin with', edit('CHANGELOG.md', '# @cairn-ml/sample', '# Changes')],
  ['tsconfig.json must be the same', remove('tsconfig.json')],
  ['tsup.config.ts must be the same', append('tsup.config.ts', '// mine\n')],
  ['src/weightedSum.ts must be kebab-case', (folder) => writeFileSync(join(folder, 'src/weightedSum.ts'), '')],
  ['src/weighted-mean.ts has no test beside it', remove('src/weighted-mean.test.ts')],
  ['src/index.ts:1 must name what', edit('src/index.ts', /\{.*\}/, '*')],
  ['src/index.ts:2 must only re-export', append('src/index.ts', 'export const one = 1;\n')],
  ['must not export ./internal/x.js', append('src/index.ts', "export { x } from './internal/x.js';\n")],
  ['must re-export a module of this package', append('src/index.ts', "export { x } from '@cairn-ml/numeric';\n")],
  ['src/index.ts must be one block', append('src/index.ts', "\nexport { x } from './x.js';\n")],
  ['src/index.ts exports nothing', (folder) => writeFileSync(join(folder, 'src/index.ts'), '')],
  ['README.md must begin with', edit('README.md', '# @cairn-ml/sample', '# Sample')],
  ['README.md has 1', append('README.md', 'line\n'.repeat(120))],
  ["README.md has no section 'Limits'", edit('README.md', '## Limits and numerics', '## Notes')],
  ["README.md must say 'npm install", edit('README.md', 'npm install', 'npm add')],
  ['README.md has no ```ts block', edit('README.md', '```ts', '```js')],
  ['README.md does not name `weightedMean`', edit('README.md', '`weightedMean(', '`weightedSum(')],
  ['weightedMean has no doc comment', edit('src/weighted-mean.ts', /\/\*\*\n \* The arith[\s\S]*?\*\/\n/, '')],
  ['weightedMean has no @example', edit('src/weighted-mean.ts', '@example', '@remarks')],
])('%s', (message, breakIt) => {
  const folder = fresh();
  breakIt(folder);
  const readmeGone = message === 'README.md is missing';
  const found = readmeGone ? fileProblems(readPackage(folder, 'sample')) : problems(folder);
  expect(found.join('\n')).toContain(message);
});

test.each([
  ["console.log('x')", 'console.log'],
  ["globalThis.console?.warn('x')", 'globalThis.console.warn'],
  ['const f = Math.random', 'Math.random'],
  ['x.y().dataSync()', 'x.y().dataSync'],
  ['x!.arraySync()', 'x.arraySync'],
  ['x.print()', 'x.print'],
])('the banned call in %s is seen', (text, call) => {
  expect(bannedCalls('src/x.ts', `\n${text};`)).toEqual([expect.stringContaining(`src/x.ts:2 ${call}`)]);
});

test('words in comments and texts are not calls', () => {
  expect(bannedCalls('src/x.ts', "// console.log(1)\nconst text = 'Math.random()'; /** x.print() */")).toEqual([]);
});

test.each([
  ['// TO' + 'DO later', ':1 // TO' + 'DO later'],
  ["test.only('x', () => {})", ':1 test.only'],
  ["describe.skip('x', () => {})", ':1 describe.skip'],
  ["test.each([1]).skip('x', () => {})", ':1 test.each([1]).skip'],
  ["it.todo('x')", ':1 it.todo'],
])('the leftover %s is seen', (text, found) => {
  expect(leftovers('src/x.test.ts', text)).toEqual([expect.stringContaining(found)]);
});
