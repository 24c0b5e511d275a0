import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import ts from 'typescript';
import { packages, scope } from '../workspace.js';
import type { Snippet } from './extract.js';
import { type Claim, instrument } from './instrument.js';
import type { Job, Run } from './runner.js';
import { typeErrors } from './types.js';

/** What became of a snippet. */
export interface Verdict {
  /** Empty when it is right. */
  problems: string[];
  claims: number;
}

const minutes = 3;

/**
 * Checks the types of snippets, runs them in Node against the built packages, and compares what they give with what they claim.
 * Everything happens in a folder of this package's cache, where `@cairn-ml/*` are the packages of the workspace.
 */
export function verify(snippets: Snippet[], cache: string): Verdict[] {
  const folder = join(import.meta.dirname, '../.cache', cache);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules', scope), { recursive: true });
  for (const { name, folder: target } of packages)
    symlinkSync(target, join(folder, 'node_modules', scope, name), 'junction');
  const sources = ['runner', 'report'].map((name) => join(import.meta.dirname, `${name}.ts`));
  buildSync({ entryPoints: sources, outdir: folder, bundle: true, splitting: true, format: 'esm', platform: 'node' });

  const prepared = snippets.map((snippet, i) => prepare(snippet, join(folder, `snippet-${i}`)));
  const errors = typeErrors(prepared.map(({ path }) => `${path}.ts`));
  const jobs = prepared.filter(({ job }) => job !== undefined);
  const runs = runAll(
    folder,
    jobs.map(({ job }) => job!),
  );
  return prepared.map((each, i) => {
    const at = (line: number) => `${snippets[i]!.file}:${snippets[i]!.line + line - 1}`;
    const types = (errors.get(`${each.path}.ts`) ?? []).map(({ line, message }) => `${at(line)} ${message}`);
    const ran = each.job ? runProblems(each.claims, runs[jobs.indexOf(each)], at) : [];
    return {
      problems: [...each.problems.map((problem) => `${at(1)} ${problem}`), ...types, ...ran],
      claims: each.claims.length,
    };
  });
}

interface Prepared {
  path: string;
  claims: Claim[];
  problems: string[];
  job?: Job;
}

function prepare({ code, run }: Snippet, path: string): Prepared {
  writeFileSync(`${path}.ts`, `${code}\n`);
  if (!run) return { path, claims: [], problems: [] };
  try {
    const instrumented = instrument(code);
    const { outputText } = ts.transpileModule(instrumented.code, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, verbatimModuleSyntax: true },
    });
    writeFileSync(`${path}.js`, outputText);
    const { claims } = instrumented;
    return { path, claims, problems: [], job: { path: `${path}.js`, claims: claims.map(({ text }) => text) } };
  } catch (error) {
    return { path, claims: [], problems: [(error as Error).message] };
  }
}

function runAll(folder: string, jobs: Job[]): Run[] {
  const [input, output] = [join(folder, 'jobs.json'), join(folder, 'results.json')];
  writeFileSync(input, JSON.stringify(jobs));
  writeFileSync(output, '[]');
  spawnSync(process.execPath, [join(folder, 'runner.js'), input, output], {
    stdio: 'ignore',
    timeout: minutes * 60_000,
  });
  return JSON.parse(readFileSync(output, 'utf8')) as Run[];
}

function runProblems(claims: Claim[], run: Run | undefined, at: (line: number) => string): string[] {
  if (!run) return [`${at(1)} did not end: it, or a snippet before it, hung or stopped the process`];
  const { error, outcomes: all } = run;
  return [
    ...(error === undefined ? [] : [`${at(1)} threw ${error}`]),
    ...claims.flatMap(({ line, text }, claim) => {
      const outcomes = all.filter((outcome) => outcome.claim === claim);
      if (outcomes.length === 0 && error !== undefined) return [];
      if (outcomes.length === 0) return [`${at(line)} was never reached, and claims ${text}`];
      const wrong = outcomes.find(({ holds }) => !holds);
      return wrong ? [`${at(line)} gives ${wrong.actual}, and claims ${text}`] : [];
    }),
  ];
}
