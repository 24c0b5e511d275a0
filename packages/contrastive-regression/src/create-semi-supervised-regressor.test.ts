import { createRandom } from '@cairn-ml/numeric';
import { add, memory, mul, type Tensor, tensor } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import {
  createSemiSupervisedRegressor,
  multilayerPerceptron,
  type RegressionMethod,
  type SemiSupervisedRegressorOptions,
} from './index.js';

vi.setConfig({ testTimeout: 60_000 }); // training, on machines that do other things as well

const methods: RegressionMethod[] = [
  'supervised',
  'ordinalEntropy',
  'meanTeacher',
  'crossPseudoSupervision',
  'ucvme',
  'clss',
  'clssCrossPseudoSupervision',
  'gclss',
  'rankNContrast',
];

/** y = 40 + 30 x₀ - 10 x₁, on a grid with noise. */
function samples(count: number, seed: number) {
  const random = createRandom(seed);
  const inputs = Array.from({ length: count }, () => [random.uniform(-1, 1), random.uniform(-1, 1), random.normal()]);
  return { inputs, labels: inputs.map(([a, b]) => 40 + 30 * a! - 10 * b!) };
}

const create = (options: Partial<SemiSupervisedRegressorOptions> = {}) =>
  createSemiSupervisedRegressor({
    encoder: multilayerPerceptron({ inputs: 3, layers: [16, 8], dropout: options.method === 'ucvme' ? 0.1 : 0 }),
    entropyWeight: 0.01,
    rampSteps: 20,
    averageDecay: 0.9,
    ...options,
  });

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(methods)('%s learns a plane, repeats for a seed, and leaves nothing behind', async (method) => {
    const before = memory();
    const [labeled, test, unlabeled] = [samples(24, 1), samples(40, 2), samples(24, 3).inputs];
    const epochs = 30;
    const run = async () => {
      const regressor = create({ method, seed: 5 });
      const history = await regressor.fit({ labeled, unlabeled, epochs, batchSize: 8, learningRate: 0.015 });
      const predictions = await regressor.predict(test.inputs);
      regressor.dispose();
      return { history, predictions };
    };
    const { history, predictions } = await run();
    expect(history).toHaveLength(epochs);
    const mean = test.labels.reduce((a, b) => a + b, 0) / 40;
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const error = sum(test.labels.map((y, i) => (y - predictions[i]!) ** 2));
    expect(error / sum(test.labels.map((y) => (y - mean) ** 2))).toBeLessThan(method === 'rankNContrast' ? 0.5 : 0.2);
    expect([...(await run()).predictions]).toEqual([...predictions]);
    expect(memory().numTensors).toBe(before.numTensors);
  });

  test.each(['clss', 'clssCrossPseudoSupervision', 'gclss'] as const)(
    '%s: degenerate batches train on',
    async (method) => {
      const labeled = samples(6, 1);
      const cases = [
        { labeled, unlabeled: [] },
        { labeled, unlabeled: [[1, 2, 3]] },
        { labeled: { ...labeled, labels: [7, 7, 7, 7, 7, 7] }, unlabeled: samples(5, 2).inputs },
        { labeled: { inputs: [[0, 0, 0]], labels: [3] }, unlabeled: Array.from({ length: 9 }, () => [0, 0, 0]) },
      ];
      for (const data of cases) {
        const regressor = create({ method, robustSamples: 3 });
        await regressor.fit({ ...data, epochs: 3 });
        for (const value of await regressor.predict(labeled.inputs)) expect(Number.isFinite(value)).toBe(true);
        regressor.dispose();
      }
    },
  );

  test('no tensor is left by a thousand steps', async () => {
    const regressor = create({ method: 'gclss' });
    const [labeled, unlabeled] = [samples(8, 1), samples(6, 2).inputs];
    await regressor.fit({ labeled, unlabeled, epochs: 1 });
    const before = memory();
    await regressor.fit({ labeled, unlabeled, epochs: device === 'cpu' ? 100 : 500 }); // two updates each
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numBytes).toBe(before.numBytes);
    regressor.dispose();
  });
});

describe('on wasm', () => {
  beforeAll(() => useDevice('wasm'));

  test('what was saved predicts the same, and fits only a regressor of its kind', async () => {
    const first = create({ seed: 1 });
    await first.fit({ labeled: samples(10, 1), unlabeled: samples(10, 2).inputs, epochs: 3 });
    const second = create({ seed: 2 });
    second.load(await first.save());
    expect([...(await second.predict(samples(5, 3).inputs))]).toEqual([...(await first.predict(samples(5, 3).inputs))]);
    expect((await second.embed(samples(5, 3).inputs)).columns).toBe(8);
    const other = create({ method: 'ucvme' });
    const bytes = await first.save();
    expect(() => other.load(bytes)).toThrow('loadSafetensors: `0.head.0.weights` must be [8, 2]');
    for (const regressor of [first, second, other]) regressor.dispose();
  });

  test("'best' keeps the parameters with the smallest validation error", async () => {
    const regressor = create({ method: 'supervised' });
    const validation = samples(20, 4);
    const errors: number[] = [];
    const history = await regressor.fit({
      labeled: samples(10, 1),
      validation,
      epochs: 12,
      learningRate: (step) => (step < 6 ? 0.02 : 0.5),
      keep: 'best',
      onProgress: ({ validationError }) => void errors.push(validationError!),
    });
    expect(history.map((progress) => progress.validationError)).toEqual(errors);
    const predictions = await regressor.predict(validation.inputs);
    const kept = predictions.reduce((sum, p, i) => sum + Math.abs(p - validation.labels[i]!), 0) / 20;
    expect(kept).toBeCloseTo(Math.min(...errors), 6);
    expect(kept).toBeLessThan(errors.at(-1)!);
    regressor.dispose();
  });

  test('predictions can be made from onProgress; the last are those of the result', async () => {
    const { inputs } = samples(4, 2);
    for (const method of ['meanTeacher', 'clss'] as const) {
      const regressor = create({ method });
      const seen: number[][] = [];
      await regressor.fit({
        labeled: samples(10, 1),
        unlabeled: inputs,
        epochs: 3,
        onProgress: async () => void seen.push([...(await regressor.predict(inputs))]),
      });
      expect(seen).toHaveLength(3);
      expect(seen[0]).not.toEqual(seen[2]);
      expect([...(await regressor.predict(inputs))]).toEqual(seen[2]);
      regressor.dispose();
    }
  });

  test('a signal ends training between steps; what was learned stays', async () => {
    const regressor = create();
    const controller = new AbortController();
    const epochs: number[] = [];
    const fitting = regressor.fit({
      labeled: samples(10, 1),
      epochs: 100,
      signal: controller.signal,
      onProgress: ({ epoch }) => {
        epochs.push(epoch);
        if (epoch === 3) controller.abort(new Error('enough'));
      },
    });
    await expect(fitting).rejects.toThrow('enough');
    expect(epochs).toEqual([1, 2, 3]);
    expect(await regressor.predict(samples(2, 1).inputs)).toHaveLength(2);
    regressor.dispose();
  });

  test('augmentation sees every batch; balanced bins draw rare labels as often as others', async () => {
    const seen: number[] = [];
    const regressor = create({ method: 'supervised' });
    const inputs = Array.from({ length: 20 }, () => [0, 0, 0]);
    await regressor.fit({
      labeled: { inputs, labels: inputs.map((_, i) => (i === 0 ? 1 : 0)) },
      epochs: 60,
      learningRate: 0.05,
      batchSize: 20,
      balanceBins: 2,
      augment: (x: Tensor, random) => {
        seen.push(x.shape[0]!);
        return add(mul(x, 1), tensor(random.normal(0, 0.01)));
      },
    });
    expect(seen).toEqual(new Array(60).fill(20));
    // the mean of what was drawn: a half, where the labels have the mean 0.05
    const [mean] = await regressor.predict([[0, 0, 0]]);
    expect(mean).toBeGreaterThan(0.35);
    expect(mean).toBeLessThan(0.65);
    regressor.dispose();
  });

  test('errors name the argument', async () => {
    expect(() => create({ method: 'simclr' as never })).toThrow('createSemiSupervisedRegressor: `method` must be');
    expect(() => create({ method: 'ucvme', head: multilayerPerceptron({ inputs: 8, layers: [1] }) })).toThrow(
      "createSemiSupervisedRegressor: `head.outputs` must be 2 for method 'ucvme', got 1.",
    );
    expect(() => create({ anchors: 1 })).toThrow(
      'createSemiSupervisedRegressor: `anchors` must be an integer of at least 2, got 1.',
    );
    const regressor = create();
    const { inputs, labels } = samples(3, 1);
    const fit = (options: object) => regressor.fit({ labeled: { inputs, labels }, epochs: 1, ...options });
    await expect(fit({ labeled: { inputs, labels: [1] } })).rejects.toThrow(
      'fit: `labeled.labels` must have one entry per row of `inputs` (3), got [1].',
    );
    await expect(fit({ labeled: { inputs, labels: [1, Number.NaN, 2] } })).rejects.toThrow(
      'fit: `labeled.labels[1]` must be a finite number, got NaN.',
    );
    await expect(fit({ labeled: { inputs: [], labels: [] } })).rejects.toThrow(
      'fit: `labeled.labels` must have at least one entry, got [].',
    );
    await expect(fit({ keep: 'best' })).rejects.toThrow(
      'fit: `keep` must be \'last\' without `validation`, got "best".',
    );
    await expect(fit({ batchSize: 0 })).rejects.toThrow('fit: `batchSize` must be an integer of at least 1, got 0.');
    regressor.dispose();
  });
});
