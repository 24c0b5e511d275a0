import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Manifest, type Package, packages } from '../workspace.js';
import { floorProblems } from './floors.js';

const temporary = mkdtempSync(join(tmpdir(), 'cairn-floors-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

test.each(packages.map((subject) => [subject.name, subject] as const))(
  '%s stands on the floors below it',
  (_, subject) => {
    expect(floorProblems(subject)).toEqual([]);
  },
);

/** A package with these dependencies whose only module is `text`. */
function made(name: string, dependencies: string[], text: string): Package {
  const folder = mkdtempSync(join(temporary, `${name}-`));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/a.ts'), text);
  const ranges = Object.fromEntries(dependencies.map((dependency) => [dependency, 'workspace:^']));
  const manifest: Manifest = { name: `@cairn-ml/${name}`, version: '0.0.0', dependencies: ranges };
  return { name, folder, manifest };
}

const from = (dependency: string) => `import { x } from '${dependency}';\nexport const y = x;\n`;

test.each([
  ['rewards', '@cairn-ml/numeric'],
  ['rewards', 'mathjs'],
  ['tensor', '@tensorflow/tfjs-core'],
  ['landmarks', '@cairn-ml/tensor'],
  ['contrastive-regression', '@cairn-ml/spectral-seriation'],
  ['entropy-intervention', '@cairn-ml/policy-optimization'],
])('%s may import %s', (name, dependency) => {
  expect(floorProblems(made(name, [dependency], from(dependency)))).toEqual([]);
});

test.each([
  ['numeric', '@cairn-ml/tensor', 'numeric must not depend on @cairn-ml/tensor: allowed are none'],
  ['tensor', '@cairn-ml/rewards', 'tensor must not depend on @cairn-ml/rewards'],
  ['landmarks', '@cairn-ml/rewards', 'landmarks must not depend on @cairn-ml/rewards'],
  ['spectral-seriation', '@tensorflow/tfjs-core', 'must not use @tensorflow/tfjs-core'],
  ['numeric', '@tensorflow/tfjs-core/dist/x', 'must not use @tensorflow/tfjs-core'],
])('%s must not import %s', (name, dependency, problem) => {
  const declared = made(name, [dependency.split('/').slice(0, 2).join('/')], from(dependency));
  expect(floorProblems(declared)).toEqual([
    expect.stringContaining(`package.json: ${problem.startsWith('must') ? `${name} ` : ''}${problem}`),
    expect.stringContaining(`src/a.ts: ${problem.startsWith('must') ? `${name} ` : ''}${problem}`),
  ]);
});

test.each([
  from('mathjs'),
  "export { x } from 'mathjs';",
  "export const load = () => import('mathjs');",
  "import type { X } from 'mathjs/types';\nexport type Y = X;",
])('an undeclared import is seen in %j', (text) => {
  expect(floorProblems(made('rewards', [], text))).toEqual(['src/a.ts: mathjs is not in dependencies']);
});

test('a dependency that nothing imports is seen', () => {
  expect(floorProblems(made('rewards', ['mathjs'], 'export const x = 1;'))).toEqual([
    'package.json: mathjs is declared and never imported',
  ]);
});
