import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Handlers, runGolden } from './run.js';

const temporary = mkdtempSync(join(tmpdir(), 'cairn-golden-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const handlers: Handlers = {
  kinds: {
    double: ({ input, expected }) => [{ what: 'double', actual: 2 * input, expected, tolerance: 1e-9 }],
    'group:double': async ({ expected }) => [{ what: 'group', actual: 'from a group', expected, tolerance: 0 }],
    silent: () => [],
    broken: () => {
      throw new RangeError('no such thing');
    },
  },
  shapes: {
    side: ({ side, expected }) => [
      { what: 'area', actual: side * side, expected: expected.area, tolerance: 0 },
      { what: 'perimeter', actual: 4 * side, expected: expected.perimeter, tolerance: 0 },
    ],
  },
};

async function run(contents: unknown): Promise<{ lines: string[]; passed: number; failed: number }> {
  const folder = mkdtempSync(join(temporary, 'cases-'));
  writeFileSync(join(folder, 'some.json'), typeof contents === 'string' ? contents : JSON.stringify(contents));
  const lines: string[] = [];
  return { ...(await runGolden([folder], handlers, (line) => lines.push(line))), lines };
}

test('right cases pass, by kind, by group and by shape', async () => {
  const cases = [
    { id: 'a', kind: 'double', input: 2, expected: 4 },
    { id: 'b', group: 'double', expected: 'from a group' },
    { name: 'c', side: 3, expected: { area: 9, perimeter: 12 } },
  ];
  expect(await run({ cases })).toEqual({ passed: 3, failed: 0, lines: [] });
});

test('a wrong expected value fails: one line per value, one count per case', async () => {
  const cases = [
    { id: 'a', metric: 'double', input: 2, expected: 5 },
    { name: 'c', side: 3, expected: { area: 8, perimeter: 11 } },
  ];
  expect(await run({ cases })).toEqual({
    passed: 0,
    failed: 2,
    lines: [
      'some.json a double: got 4, expected 5 (tolerance 1e-9)',
      'some.json c area: got 9, expected 8 (tolerance 0)',
      'some.json c perimeter: got 12, expected 11 (tolerance 0)',
    ],
  });
});

test.each([
  ['an unknown kind', { id: 'a', kind: 'triple' }, "a unknown kind 'triple'"],
  ['an inherited name', { id: 'a', kind: 'toString' }, "a unknown kind 'toString'"],
  ['no kind at all', { id: 'a' }, 'a unknown kind: it has no kind, metric, fn or group'],
  ['a handler that compares nothing', { id: 'a', kind: 'silent' }, 'a nothing was compared'],
  ['a case that expects nothing', { id: 'a', kind: 'double', input: 1, expected: null }, 'a nothing was compared'],
  ['a case without expected', { id: 'a', kind: 'double', input: 1 }, 'a double: the case has no such expected value'],
  ['a handler that throws', { id: 'a', kind: 'broken' }, 'a threw RangeError: no such thing'],
])('%s is a failed case', async (_, oracleCase, line) => {
  expect(await run({ cases: [oracleCase] })).toEqual({ passed: 0, failed: 1, lines: [`some.json ${line}`] });
});

test.each([
  ['unreadable JSON', '{"cases": [', 'some.json SyntaxError'],
  ['no cases', {}, 'has no `cases`'],
  ['empty cases', { cases: [] }, 'has no `cases`'],
])('%s is a failure', async (_, contents, line) => {
  const { passed, failed, lines } = await run(contents);
  expect({ passed, failed }).toEqual({ passed: 0, failed: 1 });
  expect(lines[0]).toContain(line);
});

test('a missing and an empty folder are failures', async () => {
  const lines: string[] = [];
  const empty = mkdtempSync(join(temporary, 'empty-'));
  for (const folders of [[join(temporary, 'missing')], [empty], []]) {
    expect(await runGolden(folders, handlers, (line) => lines.push(line))).toEqual({ passed: 0, failed: 1 });
  }
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('There are no *.json case files in');
});
