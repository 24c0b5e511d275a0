import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { entriesOf, filesBelow, packages, root } from '../workspace.js';
import { barrelProblems } from './barrel.js';
import { documentationProblems, type Export, readExports } from './documentation.js';
import { fileProblems } from './files.js';
import { manifestProblems } from './manifest.js';
import { readmeProblems } from './readme.js';
import { allFiles, bannedCalls, leftovers, longFiles } from './source.js';

const changesets = filesBelow(join(root, '.changeset'))
  .filter((path) => path.endsWith('.md'))
  .map((path) => readFileSync(join(root, '.changeset', path), 'utf8'));

describe.each(packages.map((subject) => [subject.name, subject] as const))('%s', (_, subject) => {
  const { folder, name, manifest } = subject;
  const barrels = entriesOf(subject).map(({ source }) => source);

  let exports: Export[];
  beforeAll(() => {
    exports = barrels.flatMap((barrel) => readExports(folder, barrel));
  });

  test('package.json is as in the template', () => {
    expect(manifestProblems(subject)).toEqual([]);
  });

  test('has the files of the template, and a test beside every module', () => {
    expect(fileProblems(subject)).toEqual([]);
  });

  test('every entry is a barrel of explicit re-exports', () => {
    expect(barrels).toContain('src/index.ts');
    expect(barrels.flatMap((barrel) => barrelProblems(join(folder, barrel), barrel))).toEqual([]);
  });

  test('README.md has every section and names every function', () => {
    const values = exports.filter(({ kind }) => kind === 'function' || kind === 'class').map((each) => each.name);
    expect(readmeProblems(readFileSync(join(folder, 'README.md'), 'utf8'), name, values)).toEqual([]);
  });

  test('every export has a doc comment with an @example', () => {
    expect(documentationProblems(exports)).toEqual([]);
  });

  test('library code makes no banned call', () => {
    const sources = allFiles(folder).filter((path) => path.startsWith('src/') && !path.endsWith('.test.ts'));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap((path) => bannedCalls(path, readFileSync(join(folder, path), 'utf8')))).toEqual([]);
  });

  test('nothing is left over or skipped', () => {
    const texts = allFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
    expect(texts.flatMap(([path, text]) => leftovers(path, text))).toEqual([]);
    for (const long of longFiles(folder)) console.warn(`warning: packages/${name}/${long}`);
  });

  test('an unreleased package is in a changeset', () => {
    const named = changesets.some((text) => text.includes(`'${manifest.name}':`));
    expect(manifest.version !== '0.0.0' || named).toBe(true);
  });
});
