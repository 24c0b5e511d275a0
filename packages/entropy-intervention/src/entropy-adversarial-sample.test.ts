import { memory, ones, type Tensor, tensor } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectOracleImages, mask, question } from '../test/oracles.js';
import {
  type EntropyAdversarialSampleOptions,
  type EntropyStep,
  entropyAdversarialSample,
} from './entropy-adversarial-sample.js';

type Options = Partial<EntropyAdversarialSampleOptions<number[][]>>;

const sample = (options: Options = {}) => entropyAdversarialSample({ ...question(), mask, ...options });
const distances = async (a: Tensor, b: Tensor) => {
  const [x, y] = [await a.data(), await b.data()];
  return Array.from(x, (value, i) => value - y[i]!);
};

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('images are those of torch', expectOracleImages);

  test('entropy grows, or falls where it is told to', async () => {
    for (const norm of ['linf', 'l2'] as const) {
      const options = { norm, steps: 4, epsilon: norm === 'l2' ? 0.4 : 0.05 };
      const { objective } = await sample(options);
      expect(objective).toHaveLength(5);
      expect(objective.at(-1)).toBeGreaterThan(objective[0]! + 0.02);
      const { objective: lower } = await sample({ ...options, direction: 'decrease' });
      expect(lower.at(-1)).toBeLessThan(lower[0]! - 0.02);
    }
  });

  test('no more tensors than the image after many steps', async () => {
    const steps = device === 'cpu' ? 1000 : 100;
    const before = memory();
    const asked = question();
    const { image } = await entropyAdversarialSample({
      ...asked,
      mask,
      steps,
      epsilon: 1 / 255,
      momentum: 0.9,
      selection: (entropies) => entropies.map((row) => row.map((entropy) => (entropy > 1 ? 1 : 0))),
      refreshEvery: 30,
      normalization: { mean: [0.5, 0.4, 0.3], std: [0.2, 0.3, 0.4], axis: 0 },
    });
    image.dispose();
    asked.image.dispose();
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numBytes).toBe(before.numBytes);
  }, 60_000);
});

describe('on cpu', () => {
  beforeAll(() => useDevice('cpu'));

  test('distances and bounds are those of pixels, also where the image was normalised', async () => {
    const { image: pixels } = await sample({ steps: 3 });
    const normalization = { mean: [0.5, 0.4, 0.3], std: [0.2, 0.3, 0.4], axis: 0 };
    const asked = question();
    const [mean, std] = [normalization.mean, normalization.std].map((values) => tensor(values, [3, 1, 1]));
    const { add, div, mul, sub } = await import('@cairn-ml/tensor');
    const { image } = await entropyAdversarialSample({
      ...asked,
      image: div(sub(asked.image, mean!), std!),
      forward: (x, responses: number[][]) => asked.forward(add(mul(x, std!), mean!), responses),
      mask,
      steps: 3,
      normalization,
    });
    for (const difference of await distances(add(mul(image, std!), mean!), pixels))
      expect(Math.abs(difference)).toBeLessThan(1e-6);
    for (const value of await pixels.data()) expect(value >= 0 && value <= 1).toBe(true);
  });

  test('a random start stays within its distance, and its seed decides', async () => {
    const { image } = question();
    for (const norm of ['linf', 'l2'] as const) {
      const start = async (randomStart: number) =>
        (await sample({ norm, epsilon: 0.1, steps: 0, bounds: null, randomStart })).image;
      const moved = await distances(await start(1), image);
      const length = norm === 'linf' ? Math.max(...moved.map(Math.abs)) : Math.hypot(...moved);
      expect(length).toBeGreaterThan(0.05);
      expect(length).toBeLessThan(0.1 + 1e-6);
      expect(await distances(await start(1), image)).toEqual(moved);
      expect(await distances(await start(2), image)).not.toEqual(moved);
    }
  });

  test('of a batch, each image has an l2 distance of its own', async () => {
    const image = tensor([0.5, 0.5, 0.5, 0.5], [2, 2]);
    // the second image matters a hundred times less, and yet moves as far
    const weights = tensor([1, 0, 0.01, 0], [2, 2]);
    const { mul, reshape, concat, zeros } = await import('@cairn-ml/tensor');
    const forward = (x: Tensor) => reshape(concat([mul(x, weights), zeros([2, 2])], 1), [2, 2, 2]);
    const options = { image, forward, responses: undefined, norm: 'l2', epsilon: 0.1, bounds: null } as const;
    const each = await (await entropyAdversarialSample({ ...options, batched: true })).image.data();
    expect(Array.from(each, (value) => Math.abs(value - 0.5) > 0.09)).toEqual([true, false, true, false]);
    const together = await (await entropyAdversarialSample(options)).image.data();
    expect(Math.abs(together[2]! - 0.5)).toBeLessThan(0.01);
  });

  test('where nothing is selected, or the distance is 0, the image stays as it is', async () => {
    const { image } = question();
    for (const options of [{ selection: mask.map((row) => row.map(() => 0)) }, { epsilon: 0 }, { steps: 0 }]) {
      const still = await sample(options);
      expect(await distances(still.image, image)).toEqual(Array(48).fill(0));
    }
  });

  test('a selection is made of entropies on the clean image, once, or anew where that is asked for', async () => {
    let calls = 0;
    const selection = (entropies: Float64Array[], present: Uint8Array[]) => {
      calls++;
      expect(entropies.map(({ length }) => length)).toEqual([3, 4]);
      expect(present).toEqual(mask);
      return entropies.map((row, i) => row.map((_, t) => (i === 0 && t < 2 ? 1 : 0)));
    };
    const { selection: taken } = await sample({ selection, steps: 4, randomStart: 1 });
    expect(calls).toBe(1);
    expect(taken).toEqual([Uint8Array.of(1, 1, 0), Uint8Array.of(0, 0, 0, 0)]);
    await sample({ selection, steps: 4, refreshEvery: 2 });
    expect(calls).toBe(3);
  });

  test('without a mask all tokens of the logits count', async () => {
    const { selection } = await entropyAdversarialSample(question());
    expect(selection).toEqual([new Uint8Array(4).fill(1), new Uint8Array(4).fill(1)]);
  });

  test('steps are told as they happen, and an abort between them leaves nothing behind', async () => {
    const steps: EntropyStep[] = [];
    const { objective } = await sample({ steps: 2, onStep: (step) => steps.push(step) });
    expect(steps).toEqual(objective.map((value, step) => ({ step, objective: value })));
    const asked = question();
    const before = memory().numTensors;
    const controller = new AbortController();
    const onStep = ({ step }: EntropyStep) => step === 3 && controller.abort(new Error('enough'));
    const { signal } = controller;
    await expect(
      entropyAdversarialSample({ ...asked, mask, steps: 9, momentum: 0.5, signal, onStep: onStep as () => void }),
    ).rejects.toThrow('enough');
    expect(memory().numTensors).toBe(before);
  });

  test('errors name the argument', async () => {
    for (const [options, text] of [
      [{ epsilon: -1 }, 'entropyAdversarialSample: `epsilon` must be a finite number of at least 0, got -1.'],
      [{ momentum: 1 }, '`momentum` must be below 1, got 1.'],
      [{ bounds: [1, 0] }, '`bounds` must be in ascending order'],
      [{ norm: 'l1' as never }, "`norm` must be 'linf' | 'l2'"],
      [{ direction: 'up' as never }, '`direction` must be'],
      [{ steps: 1.5 }, '`steps` must be an integer'],
      [{ refreshEvery: 0 }, '`refreshEvery` must be an integer'],
      [{ normalization: { mean: [0], std: [1], axis: 0 } }, '`normalization.mean` must have one entry per channel (3)'],
      [{ normalization: { mean: [0, 0, 0], std: [1, 0, 1], axis: 0 } }, '`normalization.std[1]` must be above 0'],
      [{ normalization: { mean: [0], std: [1], axis: 5 } }, '`normalization.axis` must be an axis of [3, 4, 4]'],
      [{ selection: [[1]] }, '`selection` must have one row per row of `mask` (2), got [1].'],
      [{ mask: [[1, 1, 1, 1, 1], [1]] }, '`selection` must be [2, 4], as the logits'],
      [{ mask: [[1]], selection: () => [[1]] }, '`mask` must have one row per response (2), got [1].'],
    ] as [Options, string][])
      await expect(sample(options)).rejects.toThrow(text);
    const nothing = ones([2, 4, 3]);
    const forward = () => tensor(new Float32Array(24).fill(Number.NaN), nothing.shape);
    await expect(sample({ forward })).rejects.toThrow('`forward` must return logits whose entropy is a finite number');
  });
});
