import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MissingPeer } from '../pair.js';

/** Asks a process, which answers every line with one line of JSON. */
export type Ask = (line: string) => Promise<Answer>;

/** Either what a job took and returned, or what is not installed, or what went wrong. */
export interface Answer {
  milliseconds?: number;
  result?: unknown;
  missing?: string;
  error?: string;
}

const running: ChildProcess[] = [];

/** Starts a process that lives until {@link stopWorkers}. `install` is the command for those who lack it. */
export function startWorker(command: string, parameters: string[], threads: number, install: string): Ask {
  const count = String(threads);
  const limits = { OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, MKL_NUM_THREADS: count };
  const child = spawn(command, parameters, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...limits } });
  running.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let isThere = true;
  child.on('error', () => {
    isThere = false;
  });
  child.stdin.on('error', () => {}); // the answer that does not come says it
  return async (line) => {
    child.stdin.write(`${line}\n`);
    const { value, done } = await lines.next();
    if (!isThere) throw new MissingPeer(`${command} could not be started: ${install}`);
    if (done) throw new Error(`${command} ended without an answer`);
    const answer = JSON.parse(value) as Answer;
    if (answer.missing) throw new MissingPeer(`${answer.missing} is not installed: ${install}`);
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
}

export type NumberArray = Float64Array | Int32Array;

let folder: string | undefined;
let files = 0;

/** Writes the numbers as they are in memory. Returns the path of a file that lasts until {@link stopWorkers}. */
export function writeNumbers(values: NumberArray): string {
  folder ??= mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const path = join(folder, `${files++}.bin`);
  writeFileSync(path, values);
  return path;
}

export function stopWorkers(): void {
  for (const child of running) child.kill();
  if (folder) rmSync(folder, { recursive: true, force: true });
}
