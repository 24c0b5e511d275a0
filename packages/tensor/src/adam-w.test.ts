import { getBackend, getKernel } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorchUpdates, optimizerCases } from '../test/torch/optimizer-cases.js';
import { adamW, memory, ones, randomNormal, tensor, zeros } from './index.js';
import { adamWStep, composedAdamWStep } from './internal/adam-w-step.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(optimizerCases('adamW'))('every update is that of torch, $options', (run) =>
    expectTorchUpdates(run, adamW(run.given)),
  );

  test('the kernel of the device and the composed ops agree', async () => {
    const inputs = {
      parameter: randomNormal([37], 1),
      gradient: randomNormal([37], 2),
      firstMoment: randomNormal([37], 3),
      secondMoment: randomNormal([37], 4, 1, 0.1),
    };
    const attributes = {
      learningRate: 0.1,
      beta1: 0.8,
      beta2: 0.9,
      epsilon: 1e-3,
      weightDecay: 0.3,
      firstCorrection: 0.36,
      secondCorrection: 0.19,
    };
    const composed = composedAdamWStep(inputs, attributes);
    for (const [i, result] of adamWStep(inputs, attributes).entries())
      await expectClose(result, await composed[i]!.data(), 1e-6);
    expect(getKernel('CairnAdamW', getBackend()) !== undefined).toBe(device !== 'webgpu');
  });

  test('zero gradients change nothing without decay; huge ones move by one learning rate', async () => {
    const optimizer = adamW({ learningRate: 0.5, weightDecay: 0 });
    const parameters = [tensor([1, 2, 3])];
    const still = optimizer.update(parameters, [zeros([3])], optimizer.init(parameters));
    await expectClose(still.parameters[0]!, [1, 2, 3], 0);
    const moved = optimizer.update(parameters, [tensor([1e15, -1e15, 1e-3])], optimizer.init(parameters));
    await expectClose(moved.parameters[0]!, [0.5, 2.5, 2.5], 1e-5);
  });

  test('constants are handed on as new handles', async () => {
    const before = memory().numTensors;
    const parameters = { weights: ones([2]), table: tensor([3, 4], [2], 'int32'), empty: [] };
    const optimizer = adamW();
    const state = optimizer.init(parameters);
    const gradients = { weights: ones([2]), table: zeros([2], 'int32'), empty: [] };
    const next = optimizer.update(parameters, gradients, state);
    expect(next.parameters.table).not.toBe(parameters.table);
    expect([next.parameters.table.dtype, ...(await next.parameters.table.data())]).toEqual(['int32', 3, 4]);
    expect([next.parameters.empty, next.state.step]).toEqual([[], 1]);
    expect(memory().numTensors - before).toBe(2 + 4 + 2 + 6);
  });
});

test('what does not fit', () => {
  const optimizer = adamW();
  const parameters = { layers: [{ weights: ones([2, 3]) }] };
  const state = optimizer.init(parameters);
  expect(() => optimizer.update(parameters, { layers: [] } as never, state)).toThrow(
    'adamW: `gradients.layers` must be an array of 1, like the tree it goes with, got "an array of 0".',
  );
  expect(() => optimizer.update(parameters, { layers: [{ weights: ones([3]) }] }, state)).toThrow(
    'adamW: `gradients.layers.0.weights` must be [2, 3], like its parameter, got [3].',
  );
  expect(() => optimizer.update(parameters, { layers: [{ weights: ones([2, 3], 'int32') }] }, state)).toThrow(
    'adamW: `gradients.layers.0.weights` must be float32, got "int32".',
  );
  expect(() => optimizer.update([ones([2])], [ones([2])], state)).toThrow('adamW: `firstMoment` must be an array of 1');
  expect(() => adamW({ learningRate: -1 })).toThrow(
    'adamW: `learningRate` must be a finite number of at least 0, got -1.',
  );
  expect(() => adamW({ beta1: 1 })).toThrow('adamW: `beta1` must be a finite number from 0 to');
  expect(() => adamW({ epsilon: Number.NaN })).toThrow('adamW: `epsilon` must be');
  expect(() => adamW({ weightDecay: -1 })).toThrow('adamW: `weightDecay` must be');
  expect(() => adamW({ groups: [{ match: () => true, weightDecay: -1 }] })).toThrow('adamW: `groups[0].weightDecay`');
  expect(() => adamW({ groups: [{ match: () => true, learningRate: -1 }] })).toThrow('adamW: `groups[0].learningRate`');
  const lost = adamW({ learningRate: (step) => 1 / step });
  expect(() => lost.update(parameters, parameters, lost.init(parameters))).toThrow(
    'adamW: `learningRate(0)` must be a finite number of at least 0, got Infinity.',
  );
});
