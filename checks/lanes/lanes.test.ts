import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countVitest, readCounts, readTurboTasks } from '../../scripts/lane-counts.js';
import { counted, inTurn, settle, single } from '../../scripts/lane-runners.js';
import { root } from '../workspace.js';

/** That no lane of `pnpm test` is reported green when nothing ran or something broke. */

test('counts are the last line, or there are none', () => {
  expect(readCounts('1 passed, 1 failed\n12 passed, 3 failed\n')).toEqual({ passed: 12, failed: 3 });
  expect(readCounts('12 passed, 3 failed\nand then it broke')).toBeUndefined();
  expect(readCounts('')).toBeUndefined();
});

test('turbo: tasks that are not successful have failed', () => {
  expect(readTurboTasks('\n Tasks:    3 successful, 5 total\nCached:    0 cached')).toEqual({ passed: 3, failed: 2 });
  expect(readTurboTasks('turbo: command not found')).toBeUndefined();
});

test('vitest: a file that does not load counts as a failed test', () => {
  const loaded = { status: 'passed', assertionResults: [{ status: 'passed' }] };
  const failing = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
  const broken = { status: 'failed', assertionResults: [] };
  const report = { numPassedTests: 2, numFailedTests: 1, testResults: [loaded, failing, broken] };
  expect(countVitest(JSON.stringify(report))).toEqual({ passed: 2, failed: 2 });
  expect(countVitest(undefined)).toBeUndefined();
});

test.each([
  [undefined, 0, { passed: 0, failed: 1 }],
  [{ passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
  [{ passed: 5, failed: 0 }, 1, { passed: 5, failed: 1 }],
  [{ passed: 5, failed: 0 }, undefined, { passed: 5, failed: 1 }],
  [{ passed: 5, failed: 2 }, 1, { passed: 5, failed: 2 }],
  [{ passed: 5, failed: 0 }, 0, { passed: 5, failed: 0 }],
])('counts %o with exit status %o are %o', (counts, status, result) => {
  expect(settle(counts, status, '')).toMatchObject(result);
});

const node = (script: string): [string, string[]] => ['node', ['--eval', script]];

test('a command that fails, is not there or shows no proof has failed', async () => {
  expect(await single(...node('process.exit(3)'))).toMatchObject({ passed: 0, failed: 1 });
  expect(await single('no-such-command', [])).toMatchObject({ passed: 0, failed: 1 });
  expect(await single(...node('console.log("Checked 0 files")'), /Checked [1-9]/)).toMatchObject({
    passed: 0,
    failed: 1,
  });
  expect(await single(...node('console.log("Checked 9 files")'), /Checked [1-9]/)).toMatchObject({
    passed: 1,
    failed: 0,
  });
  expect(await counted(...node('console.log("nothing")'))).toMatchObject({ passed: 0, failed: 1 });
  expect(await counted(...node('console.log("2 passed, 1 failed"); process.exit(1)'))).toMatchObject({
    passed: 2,
    failed: 1,
  });
});

test('lanes in turn are summed', async () => {
  const one = async () => ({ passed: 1, failed: 0, output: 'a' });
  const two = async () => ({ passed: 0, failed: 2, output: 'b' });
  expect(await inTurn(one, two)).toEqual({ passed: 1, failed: 2, output: 'ab' });
});

test('an unknown lane is refused with the names of the lanes', () => {
  const parameters = ['--import', 'tsx', 'scripts/test.ts', '--only', 'everything'];
  const { status, stderr } = spawnSync(process.execPath, parameters, { cwd: root, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain("There is no lane 'everything'. Lanes: build, lint");
});

test('a golden run with a wrong folder fails, and says so in its last line', () => {
  const parameters = ['--import', 'tsx', 'checks/golden/main.ts', '--cases', join(root, 'no-such-folder')];
  const { status, stdout } = spawnSync(process.execPath, parameters, { cwd: root, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed');
});
