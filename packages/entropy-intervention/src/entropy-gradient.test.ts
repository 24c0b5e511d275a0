import { ones, reshape, type Tensor, tensor } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectOracleGradients, mask, question } from '../test/oracles.js';
import { entropyGradient } from './entropy-gradient.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('gradients of images are those of torch, sign by sign', expectOracleGradients);

  test('the objective agrees with differences', async () => {
    const { image, ...rest } = question();
    const objective = (image: Tensor) => entropyGradient({ ...rest, image, selection: mask }).objective;
    const { gradient } = entropyGradient({ ...rest, image, selection: mask });
    const step = 1e-2;
    const values = Array.from(await image.data());
    for (const i of [0, 17, 40]) {
      const moved = (sign: number) =>
        objective(
          tensor(
            values.map((value, k) => (k === i ? value + sign * step : value)),
            image.shape,
          ),
        ).data();
      const [[up], [down]] = [await moved(1), await moved(-1)];
      expect((await gradient.data())[i]).toBeCloseTo((up! - down!) / (2 * step), 3);
    }
  });
});

test('a policy that does not look at the image has gradient 0', async () => {
  await useDevice('cpu');
  const logits = ones([1, 2, 3]);
  const { gradient, objective } = entropyGradient({ image: ones([2, 2]), forward: () => logits, responses: [] });
  expect(Array.from(await gradient.data())).toEqual([0, 0, 0, 0]);
  expect((await objective.data())[0]).toBeCloseTo(Math.log(3), 6);
});

test('errors name the argument', () => {
  const { image, forward, responses } = question();
  const flat = (x: Tensor) => reshape(x, [-1, 4]);
  expect(() => entropyGradient({ image, forward: flat, responses })).toThrow(
    'entropyGradient: `forward` must return [responses, tokens, vocabulary], got [12, 4].',
  );
  expect(() => entropyGradient({ image: tensor([1], [1], 'int32'), forward, responses })).toThrow(
    '`image` must be float32',
  );
  expect(() => entropyGradient({ image, forward, responses, selection: [[1]] })).toThrow(
    'entropyGradient: `selection` must be [2, 4], as the logits, got [1, 4].',
  );
  expect(() => entropyGradient({ image, forward, responses, temperature: 0 })).toThrow('`temperature` must be above 0');
});
