import { basename } from 'node:path';
import { caseFiles, caseName, type GoldenCase, type Handler, kindOf, readCaseFile } from './cases.js';
import { compare, isGiven } from './compare.js';

/** Who handles what. */
export interface Handlers {
  /** By kind: `rbo`, or `metric:rbo` where two families of cases share a word. */
  kinds: Record<string, Handler>;
  /** By a field that only these cases have, for files whose cases name no kind. */
  shapes: Record<string, Handler>;
}

/** Runs every case of the folders. One line per failure goes to `print`; a case counts once, however many of its values differ. */
export async function runGolden(
  folders: string[],
  handlers: Handlers,
  print: (line: string) => void,
): Promise<{ passed: number; failed: number }> {
  const files = caseFiles(folders);
  const counts = { passed: 0, failed: 0 };
  const count = (failures: string[]) => {
    counts[failures.length > 0 ? 'failed' : 'passed']++;
    for (const line of failures) print(line);
  };
  if (files.length === 0) count([`There are no *.json case files in ${folders.join(', ') || 'any golden folder'}.`]);
  for (const path of files) {
    try {
      const { file, cases } = readCaseFile(path);
      for (const oracleCase of cases) {
        const failures = await runCase(oracleCase, file, handlers);
        count(failures.map((failure) => `${basename(path)} ${caseName(oracleCase)} ${failure}`));
      }
    } catch (error) {
      count([`${path} ${message(error)}`]);
    }
  }
  return counts;
}

async function runCase(oracleCase: GoldenCase, file: GoldenCase, handlers: Handlers): Promise<string[]> {
  const handler = handlerOf(oracleCase, handlers);
  if (typeof handler === 'string') return [handler];
  try {
    const comparisons = await handler(oracleCase, file);
    if (!comparisons.some(({ expected }) => isGiven(expected))) return ['nothing was compared'];
    return comparisons.map(compare).filter((failure) => failure !== undefined);
  } catch (error) {
    return [`threw ${message(error)}`];
  }
}

function handlerOf(oracleCase: GoldenCase, { kinds, shapes }: Handlers): Handler | string {
  const kind = kindOf(oracleCase);
  if (kind)
    return (
      own(kinds, `${kind.field}:${kind.value}`) ?? own(kinds, kind.value) ?? `unknown ${kind.field} '${kind.value}'`
    );
  const shape = Object.keys(shapes).find((field) => field in oracleCase);
  return shape === undefined ? 'unknown kind: it has no kind, metric, fn or group' : shapes[shape]!;
}

function own(kinds: Record<string, Handler>, key: string): Handler | undefined {
  return Object.hasOwn(kinds, key) ? kinds[key] : undefined;
}

function message(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
