import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../test/values.js';
import type { Addon } from './addon.js';
import { addon } from './load-addon.js';
import { platformName } from './platform.js';

const binary = addon();
const names = (Object.keys(binary) as (keyof Addon)[]).filter((name) => name !== 'info' && name !== 'useTarget');

const f = (length: number) => Float32Array.from({ length }, (_, i) => (i % 7) - 3);
const window = (...rest: number[]) => Int32Array.of(1, 5, 5, 2, 3, 3, 4, 3, 3, 1, 1, 1, 1, 0, 0, ...rest);
const pool = Int32Array.of(1, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 0, 0);
const resize = Int32Array.of(1, 2, 3, 4, 5, 2, 0, 0);

/** A right call of every function. */
const calls: Record<string, unknown[]> = {
  gemm: [Int32Array.of(2, 3, 4, 5, 0, 1, 0, 0, 1), f(30), f(20), f(24), f(4), 0],
  convolve: [window(1), f(50), f(72), f(36), f(4), 0],
  convolveGradientInput: [window(), f(36), f(72), f(50)],
  convolveGradientFilter: [window(), f(50), f(36), f(72)],
  depthwise: [window(0), f(50), f(36), f(36), null, 0],
  depthwiseGradientInput: [window(), f(36), f(36), f(50)],
  depthwiseGradientFilter: [window(), f(50), f(36), f(36)],
  maxPool: [pool, f(32), f(8)],
  averagePool: [pool, f(32), f(8)],
  maxPoolGradient: [pool, f(32), f(8), f(32)],
  averagePoolGradient: [pool, f(8), f(32)],
  unary: [13, f(10), f(10), 0, 0],
  binary: [0, Int32Array.of(2, 3, 4, 0, 1, 4, 1), f(4), f(12), f(12)],
  compare: [0, Int32Array.of(1, 4, 1, 1), f(4), f(4), new Uint8Array(4)],
  select: [Int32Array.of(2, 3), new Uint8Array(2), f(6), f(6), f(6)],
  reduce: [0, Int32Array.of(2, 3, 4), f(24), f(8)],
  softmax: [Int32Array.of(2, 3), f(6), f(6)],
  logSoftmax: [Int32Array.of(2, 3), f(6), f(6)],
  normalize: [Int32Array.of(2, 3), f(6), f(3), f(3), f(3), f(6)],
  copyBox: [Int32Array.of(2, 0, 0, 3, 4, 1, 3, 4, 1), f(12), f(12)],
  gather: [Int32Array.of(1, 3, 2, 4), f(12), Int32Array.of(2, 0), f(8)],
  segmentSum: [Int32Array.of(2, 3, 4), f(8), Int32Array.of(2, -5), f(12)],
  cumulativeSum: [Int32Array.of(2, 3, 4, 0, 1), f(24), f(24)],
  largest: [Int32Array.of(2, 5, 2), f(10), f(4), new Int32Array(4)],
  resizeBilinear: [resize, f(12), f(40)],
  resizeBilinearGradient: [resize, f(40), f(12)],
  adamW: [new Float64Array(7).fill(0.5), f(4), f(4), f(4), f(4), f(4), f(4), f(4)],
  symmetricEigen: [Int32Array.of(2), Float64Array.of(2, 1, 1, 2), new Float64Array(2), new Float64Array(4)],
  symmetricProduct: [Int32Array.of(2), new Float64Array(4), new Float64Array(2), new Float64Array(2)],
};

/** Returns, or throws an error of ours: a crash would end this process, and a foreign error is a hole in the checks. */
function attempt(name: keyof Addon, values: unknown[]): boolean {
  try {
    (binary[name] as (...values: unknown[]) => void)(...values);
    return true;
  } catch (error) {
    expect((error as { code?: string }).code, `${name}: ${error}`).toMatch(/^CAIRN_/);
    return false;
  }
}

function detached(): Float32Array {
  const array = new Float32Array(8);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}

const extremes = [0, 1, -1, 2, 7, 1000, 2 ** 15, 2 ** 30, 2 ** 31 - 1, -(2 ** 31)];

function anything(random: Random): unknown {
  const length = random.integer(0, 40);
  const makers: (() => unknown)[] = [
    () => undefined,
    () => null,
    () => 'text',
    () => random.integer(-5, 40),
    () => Number.NaN,
    () => 1e300,
    () => ({}),
    () => [1, 2, 3],
    () => 1n,
    () => () => {},
    () => new DataView(new ArrayBuffer(16)),
    () => new ArrayBuffer(32),
    detached,
    () => f(length),
    () => new Float64Array(length),
    () => new Uint8Array(length),
    () => new BigInt64Array(length),
    () => new Float32Array(new SharedArrayBuffer(4 * length)),
    () => Int32Array.from({ length }, () => random.choice(extremes)),
    () => Int32Array.from({ length }, () => random.integer(0, 6)),
  ];
  return random.choice(makers)();
}

test('there is a right call of every function, and it works', () => {
  expect(Object.keys(calls).sort()).toEqual([...names].sort());
  for (const name of names) expect(attempt(name, calls[name]!), name).toBe(true);
});

describe.each(names)('%s', (name) => {
  test('any arguments are worked on or refused', () => {
    const random = createRandom(11);
    for (let i = 0; i < 400; i++)
      attempt(
        name,
        Array.from({ length: random.integer(0, 9) }, () => anything(random)),
      );
  });

  test('a right call with one argument exchanged is worked on or refused', () => {
    const random = createRandom(12);
    for (let i = 0; i < 400; i++) {
      const values = [...calls[name]!];
      values[random.integer(0, values.length - 1)] = anything(random);
      attempt(name, values);
    }
  });

  test('a right call with one number of its shape exchanged, or another length of an array, is worked on or refused', () => {
    const random = createRandom(13);
    for (let i = 0; i < 400; i++) {
      const values = calls[name]!.map((value) => (value instanceof Int32Array ? value.slice() : value));
      const shape = values.find((value) => value instanceof Int32Array);
      if (shape) shape[random.integer(0, shape.length - 1)] = random.choice([...extremes, random.integer(0, 9)]);
      const at = random.integer(0, values.length - 1);
      const chosen = values[at];
      if (chosen instanceof Float32Array && random.uniform() < 0.3)
        values[at] = f(random.choice([0, 1, chosen.length - 1, 100]));
      attempt(name, values);
    }
  });

  test('a detached array is refused where numbers are expected', () => {
    for (const [at, value] of calls[name]!.entries()) {
      if (!(value instanceof Float32Array)) continue;
      const values = [...calls[name]!];
      values[at] = detached();
      expect(attempt(name, values)).toBe(false);
    }
  });
});

test('errors name the argument, what it must be and what it is', () => {
  expect(() => binary.softmax(Int32Array.of(2, 3), f(6), f(5))).toThrow(
    expect.objectContaining({ name: 'RangeError', code: 'CAIRN_ARGUMENT', message: 'out must have 6 entries, got 5' }),
  );
  expect(() => binary.softmax(Int32Array.of(2, 3), new Float64Array(6) as never, f(6))).toThrow(
    expect.objectContaining({ name: 'TypeError', message: 'logits must be a Float32Array' }),
  );
  expect(() => binary.useTarget('mmx')).toThrow("no target 'mmx'");
});

test('results do not depend on the number of threads', () => {
  const path = join(import.meta.dirname, '../../build', platformName(process), 'cairn.node');
  const work = `
    const binary = require(${JSON.stringify(path)});
    const numbers = (n) => Float32Array.from({ length: n }, (_, i) => Math.sin(i));
    const [c, dw] = [new Float32Array(300 * 200), new Float32Array(9 * 16 * 24)];
    binary.gemm(Int32Array.of(1, 300, 200, 500, 0, 0, 0, 0, 0), numbers(150000), numbers(100000), c, null, 0);
    const window = Int32Array.of(2, 32, 32, 16, 32, 32, 24, 3, 3, 1, 1, 1, 1, 1, 1);
    binary.convolveGradientFilter(window, numbers(2 * 32 * 32 * 16), numbers(2 * 32 * 32 * 24), dw);
    const hash = require('node:crypto').createHash('sha256').update(c).update(dw).digest('hex');
    process.stdout.write(binary.info().threads + ' ' + hash);`;
  const run = (threads: number) =>
    execFileSync(process.execPath, ['-e', work], {
      encoding: 'utf8',
      env: { ...process.env, CAIRN_NUM_THREADS: String(threads) },
    });
  const [one, five] = [run(1), run(5)];
  expect(one).toMatch(/^1 /);
  expect(five).toBe(`5 ${one.slice(2)}`);
});

test('workers share the binary and its threads, and leave it to the others when they end', async () => {
  const path = join(import.meta.dirname, '../../build', platformName(process), 'cairn.node');
  const work = `
    const { parentPort } = require('node:worker_threads');
    const binary = require(${JSON.stringify(path)});
    const n = 256, a = new Float32Array(n * n).fill(1), c = new Float32Array(n * n);
    let wrong = 0;
    for (let i = 0; i < 30; i++) {
      binary.gemm(Int32Array.of(1, n, n, n, 0, 0, 0, 0, 0), a, a, c, null, 0);
      wrong += c.filter((value) => value !== n).length;
    }
    parentPort.postMessage(wrong);`;
  for (let round = 0; round < 2; round++) {
    const workers = [1, 2, 3].map(() => new Worker(work, { eval: true }));
    const ends = workers.map((worker) => once(worker, 'exit'));
    const answers = workers.map((worker) => once(worker, 'message'));
    attempt('gemm', calls.gemm!);
    expect((await Promise.all(answers)).flat()).toEqual([0, 0, 0]);
    await Promise.all(ends);
  }
  expect(attempt('gemm', calls.gemm!)).toBe(true);
});
