import { createRandom } from '@cairn-ml/numeric';
import { disposeTree, ones, tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { multilayerPerceptron } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('layers with ReLU between them, and at the end unless told otherwise', async () => {
    const parameters = [
      {
        weights: tensor([
          [1, -1],
          [2, 1],
        ]),
        bias: tensor([0, 0.5]),
      },
      { weights: tensor([[1], [-3]]), bias: tensor([1]) },
    ];
    const x = tensor([
      [1, 1],
      [-1, 0],
    ]);
    const context = { training: false, seed: 0 };
    // hidden: (3, 0.5), (0, 1.5); out: 3 - 1.5 + 1, -4.5 + 1
    const open = multilayerPerceptron({ inputs: 2, layers: [2, 1], lastReLU: false }).apply(x, parameters, context);
    expect([...(await open.data())]).toEqual([2.5, -3.5]);
    const closed = multilayerPerceptron({ inputs: 2, layers: [2, 1] }).apply(x, parameters, context);
    expect([...(await closed.data())]).toEqual([2.5, 0]);
  });

  test('dropout is on in training only, and repeats for a seed', async () => {
    const part = multilayerPerceptron({
      inputs: 4,
      layers: [32],
      dropout: 0.5,
      initializer: (shape) => ones(shape as [number]),
    });
    const parameters = part.parameters(createRandom(1));
    const pass = async (training: boolean, seed: number) => [
      ...(await part.apply(ones([1, 2, 2]), parameters, { training, seed }).data()),
    ];
    expect(new Set(await pass(false, 1))).toEqual(new Set([4]));
    expect(new Set(await pass(true, 1))).toEqual(new Set([0, 8]));
    expect(await pass(true, 1)).toEqual(await pass(true, 1));
    expect(await pass(true, 2)).not.toEqual(await pass(true, 1));
    disposeTree(parameters);
  });

  test('errors name the argument', () => {
    expect(() => multilayerPerceptron({ inputs: 0, layers: [1] })).toThrow(
      'multilayerPerceptron: `inputs` must be an integer of at least 1, got 0.',
    );
    expect(() => multilayerPerceptron({ inputs: 1, layers: [] })).toThrow('multilayerPerceptron: `layers.length` must');
    const part = multilayerPerceptron({ inputs: 2, layers: [1] });
    expect(() => part.apply(zeros([1, 3]), part.parameters(createRandom(1)), { training: false, seed: 0 })).toThrow();
  });
});
