import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../workspace.js';
import { commandProblems, linkProblems, placeProblems, pnpmVersion } from './hygiene.js';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  packageManager: string;
  scripts: Record<string, string>;
};
const scripts = Object.keys(manifest.scripts);

/** Files that git has or would take, without binary ones. */
const texts = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter(Boolean)
  .flatMap((path) => {
    const text = readText(path);
    return text === undefined || text.includes('\0') ? [] : [[path, text] as const];
  });
const markdown = texts.filter(([path]) => path.endsWith('.md'));

test('no tracked file names a registry host or a path of one machine', () => {
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.map(([path]) => path)).toContain('pnpm-lock.yaml');
  expect(texts.flatMap(([path, text]) => placeProblems(path, text))).toEqual([]);
});

test('links in Markdown lead to files', () => {
  expect(markdown.flatMap(([path, text]) => linkProblems(root, path, text))).toEqual([]);
});

test('commands in Markdown are scripts of package.json', () => {
  expect(manifest.packageManager).toBe(`pnpm@${pnpmVersion}`);
  expect(markdown.flatMap(([path, text]) => commandProblems(path, text, scripts))).toEqual([]);
});

const registry = ['https://registry', 'npmjs', 'org/x'].join('.');
const home = ['', 'home', 'someone', 'cairn'].join('/');

test.each([
  ['a.md', `see ${registry}`, 'a.md:1 names a registry host'],
  ['a.ts', `\nconst path = '${home}';`, 'a.ts:2 has a path of one machine'],
  ['pnpm-lock.yaml', 'tarball: https://example.org/x.tgz', 'pnpm-lock.yaml:1 has an address'],
])('%s with %j is refused', (path, text, problem) => {
  expect(placeProblems(path, text)).toEqual([expect.stringContaining(problem)]);
});

test('addresses of other sites and paths inside the repository pass', () => {
  expect(placeProblems('a.md', 'https://example.org/home/x and packages/tmp/x and ./work/x and node_modules/')).toEqual(
    [],
  );
});

test('a dead link is refused, wherever it stands', () => {
  const text =
    '[a](package.json) [b](missing.md#part) <img src="gone.png"> [c](https://example.org) [d](#part)\n\n[e]: nowhere.md\n';
  expect(linkProblems(root, 'README.md', text)).toEqual([
    'README.md links to missing.md#part, which does not exist',
    'README.md links to gone.png, which does not exist',
    'README.md links to nowhere.md, which does not exist',
  ]);
});

test('a command that does not exist is refused', () => {
  const text =
    '```sh\nnpx -y pnpm@10.34.8 test\nnpx -y pnpm@9.0.0 test\npnpm fly\n```\nand `pnpm run swim` or `pnpm test --only x`\n';
  expect(commandProblems('a.md', text, ['test'])).toEqual([
    'a.md: pnpm@9.0.0 test is not the pnpm of package.json (10.34.8)',
    'a.md: there is no script for `pnpm fly`',
    'a.md: there is no script for `pnpm run swim`',
  ]);
});

function readText(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined; // in the index, and deleted from the working tree
  }
}
