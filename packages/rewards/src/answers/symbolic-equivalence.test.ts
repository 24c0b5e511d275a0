import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { anyText } from '../../test/any-text.js';
import { mergeEquivalent } from '../merge-equivalent.js';
import { createSymbolicEquivalence } from './symbolic-equivalence.js';

// the real engine in the real thread; only that the thread learns TypeScript first, because the tests run on the sources
const source = new URL('../internal/answers/symbolic-worker.ts', import.meta.url).href;
const script = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(source)})));`;
const startWorker = () => new Worker(script, { eval: true });
const judge = createSymbolicEquivalence({ startWorker, timeLimit: 10_000 });
afterAll(() => judge.dispose());

const patient = 60_000;

test('the table of answer pairs: 35 of 36; x = 5 and y = 5 stay one', { timeout: patient }, async () => {
  const path = new URL('../../test/answer-pairs.json', import.meta.url);
  const { pairs } = JSON.parse(readFileSync(path, 'utf8')) as { pairs: { a: string; b: string; equal: boolean }[] };
  const wrong = [];
  for (const { a, b, equal } of pairs) if ((await judge.equivalent(a, b)) !== equal) wrong.push([a, b]);
  expect(wrong).toEqual([['x=5', 'y=5']]);
});

test.each([
  ['\\cos 2x', '1-2\\sin^2 x', true],
  ['\\tan x', '\\frac{\\sin x}{\\cos x}', true],
  ['\\ln 4', '2\\ln 2', true],
  ['\\log_2 x', '\\frac{\\ln x}{\\ln 2}', true],
  ['e^{i\\pi}', '-1', true],
  ['\\frac{1}{1+\\sqrt2}', '\\sqrt2-1', true],
  ['\\frac{n(n+1)}{2}', '\\binom{n+1}{2}', true],
  ['(\\tan\\frac{\\pi}{4}, 2)', '(1,2)', true],
  ['\\{2, \\sin^2 x+\\cos^2 x\\}', '\\{1,2\\}', true],
  ['\\pi', '3.14159', true],
  ['\\pi', '3.1416', false],
  ['\\pi', '3.14160', false],
  ['\\sqrt{x^2}', 'x', false],
  ['\\sqrt{10^{40}+1}', '10^{20}', false],
  ['3000!', '3000!+1', false],
  ['1/2004!', '1/2006!', false],
  ['\\sin x', '\\sin y', false],
  ['(\\tan\\frac{\\pi}{4}, 2)', '(2,1)', false],
  ['', '', false],
])('%s and %s: %s', { timeout: patient }, async (a, b, expected) => {
  expect([await judge.equivalent(a, b), await judge.equivalent(b, a)]).toEqual([expected, expected]);
});

test('with mergeEquivalent: one spelling per class', { timeout: patient }, async () => {
  const answers = ['\\ln 4', '0.5', null, '2\\ln 2', '\\frac12', '\\log_2 \\sqrt2', '7'];
  expect(await mergeEquivalent(answers, judge.equivalent)).toEqual([
    '\\ln 4',
    '0.5',
    null,
    '\\ln 4',
    '0.5',
    '0.5',
    '7',
  ]);
});

test('hostile answers end as different within the limit, and are told', { timeout: patient }, async () => {
  const strict = createSymbolicEquivalence({ startWorker, timeLimit: 4000 });
  const hostile = [
    ['9^(9^(9^9))', '9^(9^(9^8))', /undecided/],
    ['100000!', '99999!', /undecided|timeout/],
    ['('.repeat(2000) + ')'.repeat(2000), '1', /unread/],
    ['(10^{9})!', '5', /timeout/],
    ['\\sin x', '\\log y', /unread/],
  ] as const;
  await strict.equivalent('\\ln 4', '2\\ln 2'); // loading is not what is limited
  for (const [a, b] of hostile) expect(await strict.equivalent(a, b)).toBe(false);
  expect(strict.diagnostics.map(({ a, b }) => [a, b])).toEqual(hostile.map(([a, b]) => [a, b]));
  for (const [k, [, , reason]] of hostile.entries()) expect(strict.diagnostics[k]!.reason).toMatch(reason);
  expect(await strict.equivalent('\\ln 9', '2\\ln 3')).toBe(true); // a new thread, after the one that was ended
  await strict.dispose();
});

test('any strings: an answer, the same in both directions', { timeout: patient }, async () => {
  await fc.assert(
    fc.asyncProperty(anyText(40), fc.string(), async (a, b) => {
      expect(await judge.equivalent(a, b)).toBe(await judge.equivalent(b, a));
    }),
  );
});

test('a thread that cannot start is a BackendError that says what to install', async () => {
  const missing = "require('node:worker_threads').parentPort.postMessage({ missing: 'Error: not found' })";
  const broken = createSymbolicEquivalence({ startWorker: () => new Worker(missing, { eval: true }) });
  await expect(broken.equivalent('\\ln 4', '2\\ln 2')).rejects.toThrow(
    'createSymbolicEquivalence on mathjs: it could not be loaded: Error: not found. It is an optional peer: npm install mathjs.',
  );
  const dead = createSymbolicEquivalence({ startWorker: () => new Worker('process.exit(3)', { eval: true }) });
  await expect(dead.equivalent('\\ln 4', '2\\ln 2')).rejects.toThrow('the thread ended with code 3');
  const silent = createSymbolicEquivalence({
    startWorker: () => new Worker('setInterval(() => {}, 9)', { eval: true }),
    startLimit: 20,
  });
  await expect(silent.equivalent('\\ln 4', '2\\ln 2')).rejects.toThrow('it took longer than 20 ms to load');
});

test('bad options', () => {
  expect(() => createSymbolicEquivalence({ timeLimit: 0 })).toThrow('`timeLimit` must be a finite number from 1');
  expect(() => createSymbolicEquivalence({ units: 'x' as never })).toThrow(
    "createSymbolicEquivalence: `units` must be 'strip' | 'keep'",
  );
});
