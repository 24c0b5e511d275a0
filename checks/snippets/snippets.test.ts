import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { filesBelow, packages, root, sourceFiles } from '../workspace.js';
import { exampleSnippets, markdownSnippets, type Snippet } from './extract.js';
import { type Verdict, verify } from './verify.js';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...packages.map(({ name }) => `packages/${name}/README.md`),
  ...filesBelow(join(root, 'docs')).map((path) => `docs/${path}`),
].filter((path) => path.endsWith('.md') && !path.startsWith('docs/api/'));
const sources = packages.flatMap(({ name, folder }) =>
  sourceFiles({ folder }).map((path) => `packages/${name}/${path}`),
);

const unreadable: string[] = [];
const snippets = [
  ...documents.flatMap((path) => attempt(path, markdownSnippets)),
  ...sources.flatMap((path) => attempt(path, exampleSnippets)),
];

test('every document can be read', () => {
  expect(unreadable).toEqual([]);
});

let verdicts: Verdict[] = [];
beforeAll(() => {
  verdicts = verify(snippets, 'snippets');
});

test.each(snippets.map(({ file, line, run }, i) => [`${file}:${line}${run ? '' : ' (types only)'}`, i] as const))(
  '%s',
  (_, i) => {
    expect(verdicts[i]!.problems).toEqual([]);
  },
);

function attempt(path: string, extract: (path: string, text: string) => Snippet[]): Snippet[] {
  try {
    return extract(path, readFileSync(join(root, path), 'utf8'));
  } catch (error) {
    unreadable.push((error as Error).message);
    return [];
  }
}
