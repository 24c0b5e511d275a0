import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from './compare.js';

/** A case as its file has it: an `id` or `name`, what kind it is, inputs and expected values. */
// biome-ignore lint/suspicious/noExplicitAny: every kind has its own fields, and its handler knows them
export type GoldenCase = Record<string, any>;

/** Calls the public API with the inputs of a case. `file` is the whole case file, for values that its cases share. */
export type Handler = (oracleCase: GoldenCase, file: GoldenCase) => Comparison[] | Promise<Comparison[]>;

/** The `*.json` files of the folders, in order. A folder that is missing counts as empty. */
export function caseFiles(folders: string[]): string[] {
  return folders.flatMap((folder) =>
    listing(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name)),
  );
}

/** A case file. Throws with a reason when it is not one. */
export function readCaseFile(path: string): { file: GoldenCase; cases: GoldenCase[] } {
  const file = JSON.parse(readFileSync(path, 'utf8')) as GoldenCase;
  if (!Array.isArray(file.cases) || file.cases.length === 0) throw new Error('has no `cases`');
  return { file, cases: file.cases };
}

/** The name that a line about the case begins with. */
export function caseName(oracleCase: GoldenCase): string {
  return String(oracleCase.id ?? oracleCase.name ?? 'a case without id');
}

const kindFields = ['kind', 'metric', 'fn', 'group'];

/** What decides the handler, as `kind:clss` or `group:kendall`. */
export function kindOf(oracleCase: GoldenCase): { field: string; value: string } | undefined {
  const field = kindFields.find((name) => typeof oracleCase[name] === 'string');
  return field === undefined ? undefined : { field, value: oracleCase[field] };
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
