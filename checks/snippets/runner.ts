import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { begin, end, type Outcome } from './report.js';

/** One module to run, with the texts of its claims. */
export interface Job {
  path: string;
  claims: string[];
}

/** What running it gave. `error` is what the module threw outside its claims. */
export interface Run {
  error?: string;
  outcomes: Outcome[];
}

/** A program of its own, in plain Node: `node runner.js JOBS RESULTS`. Each result is on disk before the next module starts. */
const [jobs, results] = process.argv.slice(2) as [string, string];
const runs: Run[] = [];
for (const { path, claims } of JSON.parse(readFileSync(jobs, 'utf8')) as Job[]) {
  begin(claims);
  const run: Run = { outcomes: [] };
  try {
    await import(pathToFileURL(path).href);
  } catch (error) {
    run.error = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  runs.push({ ...run, outcomes: end() });
  writeFileSync(results, JSON.stringify(runs));
}
process.exit(0);
