import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { filesBelow, type Manifest } from '../workspace.js';
import { bundleBytes } from './bundle.js';
import { contentProblems } from './contents.js';
import { exportedNames } from './entries.js';
import type { Tarball } from './install.js';
import { attwProblems, publintProblems } from './lint.js';

/** Every check of a tarball, shown to fail: a small package, as it should be and with one thing broken. */

const app = mkdtempSync(join(tmpdir(), 'cairn-broken-'));
afterAll(() => rmSync(app, { recursive: true, force: true }));

const manifest = {
  name: '@cairn-ml/sample',
  version: '1.0.0',
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
  },
};

const whole: Record<string, string> = {
  'README.md': '# sample',
  LICENSE: 'MIT',
  'CHANGELOG.md': '# sample',
  'src/index.ts': 'export const one: number = 1;',
  'dist/index.js': 'export const one = 1;',
  'dist/index.js.map': '{}',
  'dist/index.d.ts': 'export declare const one: number;',
  'dist/index.d.ts.map': '{}',
};

/** Packs files under another scope name, so that the app can hold many. */
function pack(name: string, files: Record<string, string>, changed: Partial<Manifest> = {}): Tarball {
  const folder = join(app, 'node_modules/@cairn-ml', name);
  const contents = { ...files, 'package.json': JSON.stringify({ ...manifest, name: `@cairn-ml/${name}`, ...changed }) };
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const staging = mkdtempSync(join(app, 'staging-'));
  cpSync(folder, join(staging, 'package'), { recursive: true });
  const path = join(staging, `${name}.tgz`);
  execFileSync('tar', ['-czf', path, '-C', staging, 'package']);
  const read = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  return { name, path, folder, files: filesBelow(folder), manifest: read };
}

const sources = join(app, 'sources');
const problems = (tarball: Tarball) => contentProblems(tarball, sources);

beforeAll(() => {
  mkdirSync(join(sources, 'src'), { recursive: true });
  writeFileSync(join(sources, 'src/index.ts'), whole['src/index.ts']!);
  writeFileSync(join(sources, 'src/index.test.ts'), '');
});

test('a whole tarball passes', async () => {
  const tarball = pack('whole', whole);
  expect(problems(tarball)).toEqual([]);
  expect(await publintProblems(tarball.path)).toEqual([]);
  expect(attwProblems(tarball.path)).toEqual([]);
  expect(exportedNames(app, '@cairn-ml/whole', 'import')).toEqual(['one']);
  expect(exportedNames(app, '@cairn-ml/whole', 'require')).toEqual(['one']);
});

test('contents: missing, surplus and unresolved parts are named', () => {
  const { LICENSE: _, ...unlicensed } = whole;
  const extra = { 'src/index.test.ts': '', 'test/golden/cases.json': '{}' };
  const dependencies = { '@cairn-ml/numeric': 'workspace:^' };
  expect(problems(pack('contents', { ...unlicensed, ...extra }, { dependencies }))).toEqual([
    'lacks LICENSE',
    'must not contain src/index.test.ts',
    'must not contain test/golden/cases.json',
    'package.json still says workspace:',
  ]);
});

test('publint sees an entry that is not there, and types that come last', async () => {
  const missing = { '.': { types: './dist/index.d.ts', default: './dist/main.js' } };
  const late = { '.': { default: './dist/index.js', types: './dist/index.d.ts' } };
  expect((await publintProblems(pack('missing', whole, { exports: missing }).path)).join()).toContain('does not exist');
  expect((await publintProblems(pack('late', whole, { exports: late }).path)).join()).toContain('types');
});

test('attw sees missing types', () => {
  const { 'dist/index.d.ts': _, ...untyped } = whole;
  const exports = { '.': './dist/index.js' };
  expect(attwProblems(pack('untyped', untyped, { exports }).path)).toEqual([expect.stringContaining('types')]);
});

test.each(['import', 'require'] as const)('%s sees a lost export and a module that cannot load', (how) => {
  pack(`lost-${how}`, { ...whole, 'dist/index.js': 'export const two = 2;' });
  pack(`unloadable-${how}`, { ...whole, 'dist/index.js': "export { one } from './one.js';" });
  expect(exportedNames(app, `@cairn-ml/lost-${how}`, how)).not.toEqual(['one']);
  expect(() => exportedNames(app, `@cairn-ml/unloadable-${how}`, how)).toThrow('one.js');
  expect(() => exportedNames(app, '@cairn-ml/not-installed', how)).toThrow('not-installed');
});

test('a bundle grows with what cannot be dropped, and fails where a browser would', async () => {
  const ballast = `globalThis.ballast = '${'x'.repeat(5000)}';`;
  pack('light', { ...whole, 'dist/index.js': `${whole['dist/index.js']} export const text = '${'x'.repeat(5000)}';` });
  pack('heavy', { ...whole, 'dist/index.js': `${ballast} ${whole['dist/index.js']}` });
  pack('node-only', { ...whole, 'dist/index.js': "export { existsSync as one } from 'node:fs';" });
  expect(await bundleBytes(app, '@cairn-ml/light', 'one')).toBeLessThan(100);
  expect(await bundleBytes(app, '@cairn-ml/light', '*')).toBeGreaterThan(5000);
  expect(await bundleBytes(app, '@cairn-ml/heavy', 'one')).toBeGreaterThan(5000);
  await expect(bundleBytes(app, '@cairn-ml/light', 'missing')).rejects.toThrow('No matching export');
  await expect(bundleBytes(app, '@cairn-ml/node-only', 'one')).rejects.toThrow('node:fs');
});

test('the app is outside the repository: nothing resolves by accident', () => {
  expect(() => exportedNames(inject('installed').app, 'vitest', 'import')).toThrow('vitest');
});
