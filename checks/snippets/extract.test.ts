import { expect, test } from 'vitest';
import { exampleSnippets, markdownSnippets } from './extract.js';

test('blocks of ts are found with their line, others are left alone', () => {
  const text = [
    '# Title',
    '```sh',
    'pnpm test',
    '```',
    '- item',
    '  ```ts',
    '  if (true) {',
    '    f();',
    '  }',
    '  ```',
    '````md',
    '```ts',
    'inside();',
    '```',
    '````',
    '```ts no-run',
    'g();',
    '```',
  ].join('\n');
  expect(markdownSnippets('a.md', text)).toEqual([
    { file: 'a.md', line: 7, code: 'if (true) {\n  f();\n}', run: true },
    { file: 'a.md', line: 17, code: 'g();', run: false },
  ]);
});

test.each(['js', 'javascript', 'typescript', 'tsx', 'ts ignore'])('a block of %s is refused', (language) => {
  expect(() => markdownSnippets('a.md', `\`\`\`${language}\nf();\n\`\`\``)).toThrow('a.md:1 has a block of');
});

test('a block without an end is refused', () => {
  expect(() => markdownSnippets('a.md', 'text\n```ts\nf();\n')).toThrow('a.md:2 opens a block that nothing closes');
});

test('examples are found in doc comments, and only there', () => {
  const source = [
    '/**',
    ' * Text.',
    ' * ```ts',
    ' * notAnExample();',
    ' * ```',
    ' * @example',
    ' * ```ts',
    ' * f({',
    ' *   x: 1, // *',
    ' * });',
    ' * ```',
    ' * and more:',
    ' * ```ts',
    ' * g();',
    ' * ```',
    ' * @see h',
    ' */',
    'export function f() {}',
    '/** @example nothing fenced */',
    'const text = `',
    '@example',
    '`;',
  ].join('\n');
  expect(exampleSnippets('a.ts', source)).toEqual([
    { file: 'a.ts', line: 8, code: 'f({\n  x: 1, // *\n});', run: true },
    { file: 'a.ts', line: 14, code: 'g();', run: true },
  ]);
});
