import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { type OperatorResult, type OperatorTrial, runOperatorTrial } from './operator-trial.js';
import { type RealResult, type RealTrial, runRealTrial } from './real-trial.js';

export type Trial = OperatorTrial | RealTrial;
export type Result = OperatorResult | RealResult;

/**
 * Runs that are not yet in the file, one after the other, each appended as a line of JSON: an interrupted study goes on where it was.
 *
 * @returns The results of all runs, also those that were in the file.
 */
export async function runStudy(
  file: string,
  runs: readonly Trial[],
  onResult: (result: Result) => void = () => {},
): Promise<Result[]> {
  const done = new Map(readStudy(file).map((result) => [keyOf(result), result]));
  for (const run of runs) {
    if (done.has(keyOf(run))) continue;
    const result = await ('task' in run ? runRealTrial(run) : runOperatorTrial(run));
    appendFileSync(file, `${JSON.stringify(result)}\n`);
    done.set(keyOf(run), result);
    onResult(result);
  }
  return runs.map((run) => done.get(keyOf(run))!);
}

/** The results of a file; none where there is no file. */
export function readStudy(file: string): Result[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Result);
}

function keyOf(run: Trial): string {
  const data =
    'task' in run
      ? [run.task, run.share]
      : [run.protocol, run.labels, run.unlabeledBatchSize, run.similarity, run.inputNoise, run.learningRate];
  return JSON.stringify([data, run.trial, run.method, run.steps]);
}
