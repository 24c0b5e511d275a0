import { beforeAll, describe, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTorchUpdates, optimizerCases } from '../test/torch/optimizer-cases.js';
import { adam } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(optimizerCases('adam'))('every update is that of torch, $options', (run) =>
    expectTorchUpdates(run, adam(run.given)),
  );
});
