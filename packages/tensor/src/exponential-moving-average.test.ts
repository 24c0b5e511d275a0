import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { exponentialMovingAverage, memory, ones, tensor } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('is the recursion, leaf by leaf', async () => {
    const average = { a: tensor([1, 2]), n: tensor([1], [1], 'int32') };
    const parameters = { a: tensor([5, -2]), n: tensor([9], [1], 'int32') };
    const before = memory().numTensors;
    const next = exponentialMovingAverage(average, parameters, 0.9);
    expect(memory().numTensors - before).toBe(2);
    await expectClose(next.a, [0.9 + 0.5, 1.8 - 0.2], 1e-7);
    expect(Array.from(await next.n.data())).toEqual([9]);
  });

  test('with step it is the weighted mean of all parameters so far, whatever it started from', async () => {
    const decay = 0.8;
    const values = [3, -1, 4, 1, -5];
    let average = [tensor([1e6])];
    let sum = 0; // of optax.ema: starts from 0, and is divided by 1 - decay^t
    for (const [i, value] of values.entries()) {
      average = exponentialMovingAverage(average, [tensor([value])], decay, { step: i + 1 });
      sum = decay * sum + (1 - decay) * value;
      await expectClose(average[0]!, [sum / (1 - decay ** (i + 1))], 1e-6);
    }
  });

  test('the ends: no memory, no change, and with step the plain mean', async () => {
    await expectClose(exponentialMovingAverage([tensor([1])], [tensor([5])], 0)[0]!, [5], 0);
    await expectClose(exponentialMovingAverage([tensor([1])], [tensor([5])], 1)[0]!, [1], 0);
    await expectClose(exponentialMovingAverage([tensor([1])], [tensor([5])], 1, { step: 2 })[0]!, [3], 0);
  });
});

test('what does not fit', () => {
  const tree = [ones([1])];
  expect(() => exponentialMovingAverage(tree, tree, 1.1)).toThrow(
    'exponentialMovingAverage: `decay` must be a finite number from 0 to 1, got 1.1.',
  );
  expect(() => exponentialMovingAverage(tree, tree, 0.9, { step: 0 })).toThrow(
    '`step` must be an integer of at least 1',
  );
  expect(() => exponentialMovingAverage(tree, [], 0.9)).toThrow('must be an array of 1, like the tree it goes with');
});
