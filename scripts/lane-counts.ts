import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  passed: number;
  failed: number;
}

/** From a last line `N passed, N failed`. */
export function readCounts(output: string): Counts | undefined {
  const found = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split('\n').at(-1) ?? '');
  return found ? { passed: Number(found[1]), failed: Number(found[2]) } : undefined;
}

/** From the summary of turbo: ` Tasks:    3 successful, 4 total`. */
export function readTurboTasks(output: string): Counts | undefined {
  const found = /^ *Tasks: +(\d+) successful, (\d+) total$/m.exec(stripVTControlCharacters(output));
  return found ? { passed: Number(found[1]), failed: Number(found[2]) - Number(found[1]) } : undefined;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** From the JSON report of vitest. A file that failed to load has no failed test in it, and counts as one. */
export function countVitest(report: string | undefined): Counts | undefined {
  if (!report) return undefined;
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report) as VitestReport;
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
