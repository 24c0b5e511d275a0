import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { lineOf, parse, walk } from '../syntax.js';
import { filesBelow, sourceFiles } from '../workspace.js';

const banned: [RegExp, string][] = [
  [/^(globalThis\.)?console\.\w+$/, 'a library prints nothing'],
  [/^(globalThis\.)?Math\.random$/, 'randomness comes through `seed` or `rng`'],
  [/\.(dataSync|arraySync)$/, 'WebGPU returns zeros; use `await tensor.data()`'],
  [/\.print$/, 'a library prints nothing, and printing reads the device synchronously'],
];

/** Calls that library code must not make, with the reason. */
export function bannedCalls(path: string, text?: string): string[] {
  const problems: string[] = [];
  walk(parse(path, text), (node) => {
    if (!ts.isPropertyAccessExpression(node)) return;
    const call = node.getText().replaceAll(/[\s?!]/g, '');
    const rule = banned.find(([pattern]) => pattern.test(call));
    if (rule) problems.push(`${path}:${lineOf(node)} ${call}: ${rule[1]}`);
  });
  return problems;
}

/** Unfinished work: marks in comments, and tests that are focused, skipped or planned. */
export function leftovers(path: string, text?: string): string[] {
  const file = parse(path, text);
  const problems = file.text
    .split('\n')
    .flatMap((line, i) => (/\b(TODO|FIXME|XXX)\b/.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : []));
  walk(file, (node) => {
    if (ts.isPropertyAccessExpression(node) && /^(test|it|describe|suite)\b.*\.(only|skip|todo)$/.test(node.getText()))
      problems.push(`${path}:${lineOf(node)} ${node.getText()}`);
  });
  return problems;
}

/** Files over 250 lines: a smell, reported and not failed. */
export function longFiles(folder: string): string[] {
  return sourceFiles({ folder })
    .map((path) => ({ path, lines: readFileSync(join(folder, path), 'utf8').split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > 250 && !path.endsWith('.wasm.ts'))
    .map(({ path, lines }) => `${path} has ${lines} lines: more than one concept?`);
}

/** TypeScript of the package, tests included, relative to it. */
export function allFiles(folder: string): string[] {
  return ['src', 'test']
    .flatMap((part) => filesBelow(join(folder, part)).map((path) => `${part}/${path}`))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.wasm.ts'));
}
