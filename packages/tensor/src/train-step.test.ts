import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectToLearnAsTorch, trainings } from '../test/training/learns-as-torch.js';
import {
  type AdamWState,
  adam,
  adamW,
  clipByGlobalNorm,
  copyTree,
  disposeTree,
  exponentialMovingAverage,
  type LinearParameters,
  linear,
  linearParameters,
  meanSquaredError,
  memory,
  mul,
  type Optimizer,
  ones,
  randomNormal,
  sgd,
  square,
  sum,
  type TrainState,
  tensor,
  trainStep,
  valueAndGradTree,
} from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(trainings)('a %s learns as in torch, and leaves nothing behind', (_, train, expected) =>
    expectToLearnAsTorch(train, expected),
  );

  test('clips, averages, and counts', async () => {
    const parameters = { weights: tensor([3, -4]), table: tensor([7], [1], 'int32') };
    const optimizer = sgd({ learningRate: 0.5 });
    const current = { parameters, state: optimizer.init(parameters), average: copyTree(parameters) };
    const options = { maxNorm: 2, averageDecay: 0.75 };
    const next = trainStep(current, ({ weights }) => sum(square(weights)), optimizer, options);
    // by hand: gradient [6, -8] of norm 10 is clipped to [1.2, -1.6]
    await expectClose(next.loss, [25], 1e-6);
    await expectClose(next.parameters.weights, [2.4, -3.2], 1e-6);
    await expectClose(next.average!.weights, [0.75 * 3 + 0.25 * 2.4, -0.75 * 4 - 0.25 * 3.2], 1e-6);
    expect([next.state.step, next.parameters.table.dtype]).toEqual([1, 'int32']);
    expect(Array.from(await next.parameters.table.data())).toEqual([7]);
  });

  test('skipNonFinite leaves parameters as they are, and trains on afterwards', async () => {
    const parameters = { weights: tensor([1, 2]), other: tensor([5]) };
    const optimizer = adam({ learningRate: 0.5 });
    const options = { skipNonFinite: true, maxNorm: 1 };
    const loss = (factor: number) => (tree: typeof parameters) => sum(mul(mul(tree.weights, tree.other), factor));
    const skipped = trainStep({ parameters, state: optimizer.init(parameters) }, loss(1e30), optimizer, options);
    await expectClose(skipped.parameters.weights, [1, 2], 0); // the norm of the gradients is infinite
    await expectClose(skipped.parameters.other, [5], 0);
    // The second update of Adam whose first gradient was 0: m / (1 - β1²) = 0.1 g / 0.19, v likewise, and the step is their ratio.
    const step = ((0.5 * 0.1) / 0.19) * Math.sqrt((1 - 0.999 ** 2) / 0.001);
    const trained = trainStep(skipped, loss(1), optimizer, options);
    await expectClose(trained.parameters.weights, [1 - step, 2 - step], 1e-5);
  });
});

describe.each(['cpu', 'wasm'] as const)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each([
    ['a thousand steps', 1000, {}, false],
    ['twenty steps with every option', 20, { maxNorm: 1, skipNonFinite: true }, true],
  ])('%s leave nothing behind', (_, steps, options, averages) => {
    const before = memory();
    const [x, y] = [randomNormal([4, 3], 1), randomNormal([4, 1], 2)];
    const parameters = linearParameters(3, 1, 3);
    const optimizer = adamW({ learningRate: 0.01 });
    let current: TrainState<LinearParameters, AdamWState> = { parameters, state: optimizer.init(parameters) };
    if (averages) current.average = copyTree(parameters);
    const initial = memory().numTensors;
    for (let step = 0; step < steps; step++) {
      const { loss, auxiliary, ...next } = trainStep(
        current,
        (parameters) => {
          const predictions = linear(x, parameters);
          return { loss: meanSquaredError(predictions, y), auxiliary: { predictions } };
        },
        optimizer,
        options,
      );
      disposeTree([loss, auxiliary]);
      current = next;
    }
    expect(memory().numTensors).toBe(initial);
    disposeTree([x, y, current]);
    expect([memory().numTensors, memory().numDataBuffers]).toEqual([before.numTensors, before.numDataBuffers]);
  });
});

describe('cpu', () => {
  beforeAll(() => useDevice('cpu'));

  test('is the sum of its parts', async () => {
    const parameters = [tensor([3, -4])];
    const optimizer = adamW({ learningRate: 0.1 });
    const state = optimizer.init(parameters);
    const loss = ([weights]: typeof parameters) => sum(square(weights!));
    const { value, gradients } = valueAndGradTree(loss, parameters);
    const byHand = optimizer.update(parameters, clipByGlobalNorm(gradients, 1), state);
    const average = exponentialMovingAverage(parameters, byHand.parameters, 0.9);
    const current = {
      parameters: copyTree(parameters),
      state: optimizer.init(parameters),
      average: copyTree(parameters),
    };
    const next = trainStep(current, loss, optimizer, { maxNorm: 1, averageDecay: 0.9 });
    for (const [ours, theirs] of [
      [next.loss, value],
      [next.parameters[0]!, byHand.parameters[0]!],
      [next.average![0]!, average[0]!],
    ])
      expect(await ours!.data()).toEqual(await theirs!.data());
  });

  test('a whole result may be handed on; its loss and auxiliary tensors are left alone', () => {
    const optimizer = sgd();
    const parameters = [tensor([1])];
    const loss = ([weights]: typeof parameters) => ({ loss: sum(weights!), auxiliary: [square(weights!)] });
    const first = trainStep({ parameters, state: optimizer.init(parameters) }, loss, optimizer);
    trainStep(first, loss, optimizer);
    expect([parameters[0]!.isDisposed, first.parameters[0]!.isDisposed]).toEqual([true, true]);
    expect([first.loss.isDisposed, first.auxiliary[0]!.isDisposed]).toEqual([false, false]);
  });

  test('an optimiser may hand on its state', () => {
    const parameters = [tensor([1])];
    const still: Optimizer<{ memory: typeof parameters }> = {
      init: () => ({ memory: [ones([2])] }),
      update: (parameters, _, state) => ({ parameters, state }),
    };
    const next = trainStep({ parameters, state: still.init(parameters) }, ([weights]) => sum(weights!), still);
    expect([next.parameters[0], next.state.memory[0]!.isDisposed]).toEqual([parameters[0], false]);
    expect(parameters[0]!.isDisposed).toBe(false);
  });

  test('after an error the old state is untouched', () => {
    const optimizer = adam();
    const parameters = [tensor([1])];
    const current = { parameters, state: optimizer.init(parameters) };
    const before = memory().numTensors;
    const loss = ([weights]: typeof parameters) => sum(square(weights!));
    expect(() => trainStep(current, loss, optimizer, { maxNorm: 0 })).toThrow('clipByGlobalNorm: `maxNorm`');
    expect(() => trainStep(current, ([weights]) => square(weights!), optimizer)).toThrow('`loss` must return a scalar');
    expect(() => trainStep({ ...current, average: [] }, loss, optimizer)).toThrow('exponentialMovingAverage: ');
    expect(memory().numTensors).toBe(before);
    expect(parameters[0]!.isDisposed).toBe(false);
  });
});
