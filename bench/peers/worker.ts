import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MissingPeer } from '../pair.js';

/** A process that answers every line with one line of JSON, and lives until the benchmarks end. */
export interface Worker {
  ask: (line: string) => Promise<Answer>;
}

export interface Answer {
  milliseconds?: number;
  result?: unknown;
  /** The module or package that is not installed. */
  missing?: string;
  error?: string;
}

export function startWorker(command: string, parameters: string[], threads: number): Worker {
  const count = String(threads);
  const limits = { OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, MKL_NUM_THREADS: count };
  const child = spawn(command, parameters, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...limits } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<never>((_, reject) => {
    child.on('error', () => reject(new MissingPeer(`${command} could not be started`)));
  });
  failed.catch(() => {}); // reported by the next question
  process.once('exit', () => child.kill());
  return {
    async ask(line) {
      child.stdin.write(`${line}\n`);
      const { value, done } = await Promise.race([lines.next(), failed]);
      if (done) throw new Error(`${command} ended without an answer`);
      const answer = JSON.parse(value) as Answer;
      if (answer.error) throw new Error(answer.error);
      return answer;
    },
  };
}

export type NumberArray = Float64Array | Int32Array;

let folder: string | undefined;
let files = 0;

/** Writes the numbers as they are in memory. Returns the path, whose file is deleted at the end. */
export function writeNumbers(values: NumberArray): string {
  if (!folder) {
    const created = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
    process.once('exit', () => rmSync(created, { recursive: true, force: true }));
    folder = created;
  }
  const path = join(folder, `${files++}.bin`);
  writeFileSync(path, values);
  return path;
}
