import { beforeAll, expect, test } from 'vitest';
import { type Verdict, verify } from './verify.js';

/** The whole way, on snippets that are right and on snippets with one thing wrong. */
const right = [
  "import { ShapeError } from '@cairn-ml/numeric';\nnew ShapeError('f', 'x', 'be square', [1, 2]).message; // 'f: `x` must be square, got [1, 2].'",
  "import { checkNumber } from '@cairn-ml/numeric';\ncheckNumber('f', 'x', NaN); // throws InvalidArgumentError: f: `x` must be a finite number, got NaN.",
  'const third = 1 / 3; // 0.333\nconsole.log("third", third); // third 0.3333333333333333',
  'const double = async (x: number) => 2 * x;\nawait double(2); // 4\nfor (const x of [1, 1]) {\n  x + 1; // 2\n}',
  'await Promise.reject(new RangeError("no")); // throws RangeError',
  '[1, 2, 3].forEach(String); // gives nothing\nconsole.log(Float64Array.of(1, 2));',
];

const wrong: [string, string][] = [
  ['1 / 3; // 0.34', 'a.md:10 gives 0.3333333333333333, and claims 0.34'],
  ['const x = [1, 2];\nx; // [1, 2, 3]', 'a.md:11 gives [ 1, 2 ], and claims [1, 2, 3]'],
  ['const x = 1 / 3; // 0.34', 'a.md:10 gives 0.3333333333333333, and claims 0.34'],
  ['console.log("a"); // b', 'a.md:10 gives a, and claims b'],
  ['Math.max(1, 2); // the larger one', 'a.md:10 gives 2, and claims the larger one'],
  ['Promise.resolve(1); // 1', 'a.md:10 gives Promise'],
  [
    'try {\n  Math.max(1);\n} catch (error) {\n  console.log(error); // Error\n}',
    'a.md:13 was never reached, and claims Error',
  ],
  ['for (const x of [1, 2]) {\n  x; // 1\n}', 'a.md:11 gives 2, and claims 1'],
  ['Math.max(1); // throws RangeError', 'a.md:10 gives returns 1, and claims throws RangeError'],
  ['await Promise.resolve(1); // throws RangeError', 'a.md:10 gives returns 1, and claims throws RangeError'],
  ['null!.x; // throws RangeError', 'a.md:10 gives throws TypeError, and claims throws RangeError'],
  ['throw new Error("no");', 'a.md:10 threw Error: no'],
  ["const x: number = 'text';\nconsole.log(x);", "a.md:10 Type 'string' is not assignable to type 'number'."],
  [
    "import { gone } from '@cairn-ml/numeric';\ngone();",
    "a.md:10 Module '\"@cairn-ml/numeric\"' has no exported member 'gone'.",
  ],
  ["import { x } from '@cairn-ml/none';\nx;", "a.md:10 Cannot find module '@cairn-ml/none'"],
  ['const [a, b] = [1, 2]; // [1, 2]', 'a.md:10 line 1: a claim needs one name'],
];

const last = 'process.exit(0);';
const snippet = (code: string, run = true) => ({ file: 'a.md', line: 10, code, run });

let verdicts: Verdict[] = [];
beforeAll(() => {
  const codes = [...right, ...wrong.map(([code]) => code), last];
  verdicts = verify([...codes.map((code) => snippet(code)), snippet('document.title = 1;', false)], 'verify-test');
});

test.each(right.map((code, i) => [code, i] as const))('%j is right', (_, i) => {
  expect(verdicts[i]!.problems).toEqual([]);
});

test.each(wrong.map(([code, problem], i) => [code, problem, right.length + i] as const))('%j: %s', (_, problem, i) => {
  expect(verdicts[i]!.problems.join('\n')).toContain(problem);
});

test('a snippet that ends the process is seen', () => {
  expect(verdicts.at(-2)!.problems).toEqual([expect.stringContaining('a.md:10 did not end')]);
});

test('a snippet that is not run has its types checked', () => {
  expect(verdicts.at(-1)!.problems).toEqual(["a.md:10 Type 'number' is not assignable to type 'string'."]);
});
