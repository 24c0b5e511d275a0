import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { countVitest, readCounts, readTurboTasks } from './lane-counts.js';
import type { LaneResult } from './lanes.js';

const root = join(import.meta.dirname, '..');
const minutes = 15;

interface Finished {
  /** Exit status; `undefined` when the command could not start or was stopped. */
  status: number | undefined;
  output: string;
}

/** One check: passes when the command exits with 0 and, where given, its output shows that it looked at something. */
export async function single(command: string, parameters: string[], proof?: RegExp): Promise<LaneResult> {
  const { status, output } = await execute(command, parameters);
  const passed = status === 0 && (proof === undefined || proof.test(output));
  const note = status === 0 && !passed ? `\n${command} exited with 0 but its output lacks ${proof}.\n` : '';
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, output: output + note };
}

/** A command whose last line is `N passed, N failed`. */
export async function counted(command: string, parameters: string[]): Promise<LaneResult> {
  const { status, output } = await execute(command, parameters);
  return settle(readCounts(output), status, output);
}

/** One test per package that has the task (its dependencies are other lanes). */
export async function turboTask(task: string): Promise<LaneResult> {
  const parameters = ['run', task, ...(task === 'build' ? [] : ['--only'])];
  const { status, output } = await execute('turbo', [...parameters, '--continue']);
  return settle(readTurboTasks(output), status, output);
}

/** Projects of `vitest.config.ts`, counted from the JSON report. */
export async function vitest(projects: string[]): Promise<LaneResult> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-lane-'));
  const report = join(folder, 'report.json');
  try {
    const { status, output } = await execute('vitest', [
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    return settle(countVitest(readText(report)), status, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Several of the above as one lane, one after the other. */
export async function inTurn(...runs: (() => Promise<LaneResult>)[]): Promise<LaneResult> {
  const sum: LaneResult = { passed: 0, failed: 0, output: '' };
  for (const run of runs) {
    const { passed, failed, output } = await run();
    sum.passed += passed;
    sum.failed += failed;
    sum.output += output;
  }
  return sum;
}

/** A lane that counted nothing, or that ended badly without a failed test, has failed. */
export function settle(
  counts: { passed: number; failed: number } | undefined,
  status: number | undefined,
  output: string,
): LaneResult {
  if (!counts) return { passed: 0, failed: 1, output: `${output}\nNo counts in the output (exit status ${status}).\n` };
  const { passed, failed } = counts;
  if (passed + failed === 0) return { passed, failed: 1, output: `${output}\nNo test ran (exit status ${status}).\n` };
  if (status !== 0 && failed === 0) {
    return { passed, failed: 1, output: `${output}\nEvery test passed, but the exit status is ${status}.\n` };
  }
  return { passed, failed, output };
}

function execute(command: string, parameters: string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      timeout: minutes * 60_000,
      env: {
        ...process.env,
        PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
        TURBO_TELEMETRY_DISABLED: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
      },
    });
    let output = '';
    const collect = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => resolve({ status: undefined, output: `${output}\n${error.message}\n` }));
    child.on('close', (status, signal) => {
      const note = signal ? `\n${command} was stopped by ${signal} (limit: ${minutes} minutes).\n` : '';
      resolve({ status: status ?? undefined, output: output + note });
    });
  });
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
