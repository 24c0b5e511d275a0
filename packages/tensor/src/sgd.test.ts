import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTorchUpdates, optimizerCases } from '../test/torch/optimizer-cases.js';
import { ones, sgd } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(optimizerCases('sgd'))('every update is that of torch, $options', (run) =>
    expectTorchUpdates(run, sgd(run.given)),
  );
});

test('what does not fit', () => {
  expect(() => sgd({ learningRate: Number.NaN })).toThrow('sgd: `learningRate` must be a finite number of at least 0');
  expect(() => sgd({ momentum: -0.1 })).toThrow('sgd: `momentum` must be a finite number of at least 0, got -0.1.');
  expect(() => sgd({ nesterov: true })).toThrow('sgd: `momentum` must be more than 0 for `nesterov`, got 0.');
  expect(() => sgd().update([ones([2])], [ones([3])], { step: 0 })).toThrow(
    'sgd: `gradients.0` must be [2], like its parameter, got [3].',
  );
});
