import {
  backend,
  type GradConfig,
  getGradient,
  getKernel,
  type KernelConfig,
  registerGradient,
  registerKernel,
  unregisterGradient,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { init, memory } from '../index.js';
import type { ConformanceCase } from './conformance-case.js';
import { conformanceCases } from './conformance-cases.js';
import type { KnownHole } from './known-holes.js';
import { type ConformanceResult, runConformance } from './run-conformance.js';

beforeAll(() => init({ device: 'cpu' }));

/** `square` of [1, 2, 3], with its derivatives by hand. */
const wave = [Math.sin(1), Math.sin(2), Math.sin(3)];
const good: ConformanceCase = {
  op: 'square',
  name: 'by hand',
  call: ['$0'],
  inputs: [{ dtype: 'float32', shape: [3], values: [1, 2, 3] }],
  outputs: [{ dtype: 'float32', shape: [3], values: [1, 4, 9] }],
  gradients: [[2 * wave[0]!, 4 * wave[1]!, 6 * wave[2]!]],
  secondOrder: [wave.map((each, i) => 2 * each * Math.cos(i + 1))],
};
const run = (change: Partial<ConformanceCase>, holes: KnownHole[] = []) =>
  runConformance({ cases: [{ ...good, ...change }], holes });
const verdicts = ({ results }: { results: ConformanceResult[] }) =>
  Object.fromEntries(results.map(({ kind, status, message }) => [kind, message || status]));

test('a right case passes in every kind', async () => {
  const report = await run({});
  expect(report).toMatchObject({ device: 'cpu', passed: 3, failed: 0, holes: 0 });
  expect(verdicts(report)).toEqual({ forward: 'passed', gradient: 'passed', 'second order': 'passed' });
  for (const { error } of report.results) expect(error).toBeLessThan(0.1);
});

test('a wrong value fails', async () => {
  const report = await run({ outputs: [{ dtype: 'float32', shape: [3], values: [1, 4.001, 9] }] });
  expect(verdicts(report)).toMatchObject({ forward: 'entry 1 is 4 instead of 4.001', gradient: 'passed' });
  expect(report).toMatchObject({ passed: 2, failed: 1 });
});

test('NaN instead of a number fails, and the other way round', async () => {
  const nan = { dtype: 'float32' as const, shape: [1], values: [Number.NaN] };
  const one = { ...nan, values: [1] };
  const bare = { op: 'neg', name: 'NaN', call: ['$0'] };
  const cases = [
    { ...bare, inputs: [nan], outputs: [one] },
    { ...bare, inputs: [one], outputs: [nan] },
    { ...bare, inputs: [nan], outputs: [nan] },
  ];
  const { results } = await runConformance({ cases });
  expect(results.map(({ status }) => status)).toEqual(['failed', 'failed', 'passed']);
});

test('a wrong shape, data type or number of outputs fails', async () => {
  const output = { dtype: 'float32' as const, shape: [3], values: [1, 4, 9] };
  expect(verdicts(await run({ outputs: [{ ...output, shape: [3, 1] }] })).forward).toBe('shape [3] instead of [3,1]');
  expect(verdicts(await run({ outputs: [{ ...output, dtype: 'int32' }] })).forward).toBe('float32 instead of int32');
  expect(verdicts(await run({ outputs: [output, output] })).forward).toBe('gives 1 tensors instead of 2');
});

test('a wrong gradient fails in its own kind', async () => {
  expect(verdicts(await run({ gradients: [[1, 2, 3]] }))).toMatchObject({
    forward: 'passed',
    gradient: expect.stringContaining('instead of'),
    'second order': 'passed',
  });
  expect(verdicts(await run({ secondOrder: [[1, 2, 3]] }))).toMatchObject({
    gradient: 'passed',
    'second order': expect.stringContaining('instead of'),
  });
});

test('a missing gradient fails', async () => {
  const registered = getGradient('Square') as GradConfig;
  unregisterGradient('Square');
  const { results } = await run({});
  registerGradient(registered);
  expect(results.map(({ status }) => status)).toEqual(['passed', 'failed', 'failed']);
  expect(results[1]?.message).toMatch(/^throws .*Square/);
});

test('an op that throws, or that does not exist, fails', async () => {
  const { gradients: _, secondOrder: __, ...forward } = good;
  const { results } = await runConformance({
    cases: [
      { ...forward, op: 'matMul', call: ['$0', '$0'] },
      { ...forward, op: 'noSuchOp' },
    ],
  });
  expect(results.map(({ status }) => status)).toEqual(['failed', 'failed']);
  expect(results[0]?.message).toMatch(/^throws Error in matMul/);
  expect(results[1]?.message).toBe("throws there is no op 'noSuchOp'");
});

test('a kernel that leaves memory on the device fails, although its result is right', async () => {
  const kernel = getKernel('Square', 'cpu') as KernelConfig;
  const forgetful: KernelConfig = {
    ...kernel,
    kernelFunc: (parameters) => {
      backend().write(new Float32Array(3), [3], 'float32');
      return kernel.kernelFunc(parameters);
    },
  };
  const replace = (by: KernelConfig) => {
    unregisterKernel('Square', 'cpu');
    registerKernel(by);
  };
  replace(forgetful);
  const { gradients: _, secondOrder: __, ...forward } = good;
  const { results } = await runConformance({ cases: [forward] });
  replace(kernel);
  expect(results[0]).toMatchObject({ status: 'failed', message: 'leaves 1 buffers on the device' });
});

test('a hole of this device takes the place of a failure; it counts apart', async () => {
  const hole: KnownHole = { device: 'cpu', cases: /^square by hand$/, kind: 'forward', reason: 'for this test' };
  const wrong = { outputs: [{ dtype: 'float32' as const, shape: [3], values: [1, 4, 10] }] };
  const report = await run(wrong, [hole]);
  expect(report).toMatchObject({ passed: 2, failed: 0, holes: 1 });
  expect(report.results[0]).toMatchObject({
    status: 'hole',
    hole: 'for this test',
    message: 'entry 2 is 9 instead of 10',
  });
  expect(await run(wrong, [{ ...hole, device: 'wasm' }])).toMatchObject({ failed: 1, holes: 0 });
  expect(await run(wrong, [{ ...hole, adapter: /swiftshader/i }])).toMatchObject({ failed: 1, holes: 0 });
  expect(await run(wrong, [{ ...hole, kind: 'gradient' }])).toMatchObject({ failed: 2, holes: 0 });
});

test('a stale hole is a failure', async () => {
  const report = await run({}, [{ device: 'cpu', cases: /^square/, kind: 'gradient', reason: 'no longer true' }]);
  expect(report).toMatchObject({ passed: 2, failed: 1, holes: 0 });
  expect(verdicts(report).gradient).toBe('passes, although it is listed as a hole: no longer true');
});

test('placeholders stand inside arrays and objects, and null for undefined', async () => {
  const two = good.inputs[0]!;
  const { results } = await runConformance({
    cases: [
      {
        op: 'concat',
        name: 'array',
        call: [['$0', '$1'], null],
        inputs: [two, two],
        outputs: [{ dtype: 'float32', shape: [6], values: [1, 2, 3, 1, 2, 3] }],
      },
      {
        op: 'moments',
        name: 'fields in alphabetical order',
        call: ['$0'],
        inputs: [two],
        outputs: [
          { dtype: 'float32', shape: [], values: [2] },
          { dtype: 'float32', shape: [], values: [2 / 3] },
        ],
      },
    ],
  });
  expect(results.map(({ message }) => message)).toEqual(['', '']);
});

test('`only` chooses an op by its name, or cases by a pattern', async () => {
  const ops = async (only: string | RegExp) => (await runConformance({ only })).results.map(({ op }) => op);
  expect(new Set(await ops('max'))).toEqual(new Set(['max']));
  expect(new Set(await ops(/^arg(Max|Min) last axis$/))).toEqual(new Set(['argMax', 'argMin']));
});

test('results are told as they come, and a signal ends the run', async () => {
  const controller = new AbortController();
  const onResult = vi.fn(() => controller.abort(new Error('enough')));
  await expect(runConformance({ signal: controller.signal, onResult })).rejects.toThrow('enough');
  expect(onResult).toHaveBeenCalledTimes(1);
});

test('nothing is left behind, also by cases that fail', async () => {
  const before = memory().numTensors;
  await run({ outputs: [], gradients: [[1, 2, 3]] });
  await runConformance({ only: /^(topk|attention|split) / });
  expect(memory().numTensors).toBe(before);
});

test('without options every case runs, and none of them is unknown to the runner', async () => {
  const { results, passed, failed, holes } = await runConformance();
  const forward = results.filter(({ kind }) => kind === 'forward');
  expect(forward.map(({ op, name }) => [op, name])).toEqual(conformanceCases.map(({ op, name }) => [op, name]));
  expect(passed + failed + holes).toBe(results.length);
  expect(results.filter(({ message }) => message.includes('there is no op'))).toEqual([]);
});
