import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { expectNoLeaks } from '@cairn-ml/tensor/testing';
import { describe, expect, test } from 'vitest';
import { devices, useDevice } from '../../test/devices.js';
import { squareSample, squareSamples } from '../../test/squares.js';
import { createLandmarkModel, type LandmarkHead, pixelBackbone } from './index.js';

const pixels = () => pixelBackbone({ inputSize: [32, 32], patchSize: 7, stride: 1 });
const unseen = squareSample(14, 13);
/** Largest distance along an axis from the truth. */
const worst = (found: ArrayLike<number>, truth: ArrayLike<number>) =>
  Math.max(...Array.from(found, (value, i) => Math.abs(value - truth[i]!)));

/** Squares of 6 pixels in images of 16, for what every device has to do. */
const tiny = [
  [2, 3],
  [7, 4],
  [5, 8],
  [9, 9],
  [3, 7],
  [6, 2],
].map(([x, y]) => squareSample(x!, y!, 5, 16));

describe.each(devices)('%s', (device) => {
  test('a ridge head finds corners at places it has not seen, and nothing leaks', async () => {
    await useDevice(device);
    await expectNoLeaks(async () => {
      const backbone = pixelBackbone({ inputSize: [16, 16], patchSize: 5, stride: 1 });
      const model = createLandmarkModel({ backbone, numLandmarks: 4, sigma: 1 });
      const { trained } = await model.fit(tiny);
      expect(trained).toBe(4 * (25 + 1));
      const held = squareSample(4, 5, 5, 16);
      const { keypoints, scores } = await model.predict(held.image);
      expect(worst(keypoints, held.landmarks)).toBeLessThan(0.7);
      expect(Math.min(...scores)).toBeGreaterThan(0.2);
      await model.fit(tiny, { keepFeatures: false });
      expect(worst((await model.predict(held.image)).keypoints, keypoints)).toBeLessThan(1e-3);
      model.dispose();
      backbone.dispose();
    });
  });

  test.each<[LandmarkHead, number]>([
    [{ type: 'linear' }, 4 * 10],
    [{ type: 'deconvolution', upsampling: [3], mixing: [3] }, 16 * 3 * 9 + 3 * 4 + 4 * 4],
  ])('a head trained by gradients lowers its loss, and nothing leaks: %o', async (head, numbers) => {
    await useDevice(device);
    await expectNoLeaks(async () => {
      const backbone = pixelBackbone({ inputSize: [16, 16], patchSize: 3, stride: head.type === 'linear' ? 2 : 4 });
      const model = createLandmarkModel({ backbone, numLandmarks: 4, head, sigma: 1 });
      const { losses, trained } = await model.fit(tiny, { epochs: 8, batchSize: 3, learningRate: 0.1 });
      expect(losses).toHaveLength(16);
      expect(trained).toBe(numbers);
      expect(losses.at(-1)!).toBeLessThan(0.7 * losses[0]!);
      model.dispose();
      backbone.dispose();
    });
  });
});

test.each<LandmarkHead>([{ type: 'linear' }, { type: 'deconvolution', upsampling: [8], mixing: [8] }])(
  'a head trained by gradients finds corners at places it has not seen: %o',
  async (head) => {
    await useDevice('native');
    const backbone = pixelBackbone({ inputSize: [32, 32], patchSize: 7, stride: head.type === 'linear' ? 1 : 2 });
    const model = createLandmarkModel({ backbone, numLandmarks: 4, head, sigma: 1.5 });
    await model.fit(squareSamples(), { epochs: 40, batchSize: 3, learningRate: 0.02 });
    expect(worst((await model.predict(unseen.image)).keypoints, unseen.landmarks)).toBeLessThan(2.5);
    model.dispose();
    backbone.dispose();
  },
);

test('landmarks are in pixels of an image of any size and proportions', async () => {
  await useDevice('native');
  const backbone = pixels();
  const model = createLandmarkModel({ backbone, numLandmarks: 4, sigma: 1.5 });
  await model.fit(squareSamples());
  // Every pixel of a 63 x 32 image twice as large: the input shows it at half the size, with a black band below.
  const large = new Float32Array(63 * 32);
  for (let y = 6; y <= 24; y++) large.fill(255, y * 63 + 20, y * 63 + 39);
  const { keypoints } = await model.predict({ data: large, width: 63, height: 32, channels: 1 });
  expect(worst(keypoints, [20, 6, 38, 6, 20, 24, 38, 24])).toBeLessThan(2);
  model.dispose();
  backbone.dispose();
});

test('data sets of a union label space: each landmark is fitted on the samples that have it', async () => {
  await useDevice('native');
  const backbone = pixels();
  const labelSpace = { left: [0, 2], constructor: [3, 1] };
  const all = squareSamples();
  const corner = (k: number, { landmarks }: (typeof all)[number]) => [landmarks[2 * k]!, landmarks[2 * k + 1]!];
  const samples = all.map((sample, i) => {
    const dataset = i % 2 === 0 ? ('left' as const) : ('constructor' as const);
    return { image: sample.image, landmarks: labelSpace[dataset].flatMap((k) => corner(k, sample)), dataset };
  });
  const union = createLandmarkModel({ backbone, numLandmarks: 5, sigma: 1.5 });
  await union.fit(samples, { labelSpace });
  const { keypoints, scores } = await union.predict(unseen.image);
  expect(worst(keypoints.slice(0, 8), unseen.landmarks)).toBeLessThan(1);
  // No sample has the fifth landmark.
  expect([keypoints[8], scores[4]]).toEqual([Number.NaN, 0]);

  // One landmark in three of six images is the landmark of a model of those three, whose weights differ only by the units of the channels.
  const alone = createLandmarkModel({ backbone, numLandmarks: 2, sigma: 1.5, head: { type: 'ridge', lambda: 1e-6 } });
  await alone.fit(
    all
      .filter((_, i) => i % 2 === 0)
      .map((sample) => ({ ...sample, landmarks: [...corner(0, sample), ...corner(2, sample)] })),
  );
  expect(worst((await alone.predict(unseen.image)).keypoints, [14, 13, 14, 22])).toBeLessThan(1);

  const evaluation = await union.evaluate([{ image: unseen.image, landmarks: [14, 13, 14, 22], dataset: 'left' }], {
    labelSpace,
    spacing: [0.5, 0.5],
    radii: [1],
  });
  expect(evaluation.pooled.count).toBe(2);
  expect(evaluation.pooled.mean).toBeLessThan(0.5);
  for (const model of [union, alone]) model.dispose();
  backbone.dispose();
});

test('progress ends at its last step, a stopped fit leaves the old head, training goes on', async () => {
  await useDevice('native');
  const backbone = pixels();
  const model = createLandmarkModel({ backbone, numLandmarks: 4, head: { type: 'linear' } });
  const seen: number[] = [];
  const { losses } = await model.fit(squareSamples(), {
    epochs: 5,
    onProgress: ({ step, steps }) => seen.push(step / steps),
  });
  expect(seen.at(-1)).toBe(1);
  const before = await model.predict(unseen.image);
  await expectNoLeaks(async () => {
    const controller = new AbortController();
    const stopped = model.fit(squareSamples(), {
      epochs: 5,
      seed: 3,
      signal: controller.signal,
      onProgress: ({ step }) => step === 9 && controller.abort(),
    });
    await expect(stopped).rejects.toThrow(/abort/);
  });
  expect(await model.predict(unseen.image)).toEqual(before);
  const more = await model.fit(squareSamples(), { epochs: 5, start: 'current' });
  expect(more.losses[0]!).toBeLessThan(losses[0]!);
  model.dispose();
  backbone.dispose();
});

test('bad input is refused by name', async () => {
  await useDevice('native');
  const backbone = pixels();
  const model = createLandmarkModel({ backbone, numLandmarks: 4 });
  const { image, landmarks } = unseen;
  await expect(model.predict(image)).rejects.toThrow('predict: `model` must be fitted, got "a model without a head"');
  await expect(model.fit([])).rejects.toThrow('`samples` must have at least one sample');
  await expect(model.fit([{ image, landmarks: [1, 2] }])).rejects.toThrow(ShapeError);
  for (const bad of [-1, 32, Number.NaN, Number.POSITIVE_INFINITY]) {
    const moved = [bad, ...Array.from(landmarks).slice(1)];
    await expect(model.fit([{ image, landmarks: moved }])).rejects.toThrow(
      '`samples[0].landmarks of landmark 0` must be inside',
    );
  }
  await expect(model.fit([{ image, landmarks: new Array(8).fill(Number.NaN) }])).rejects.toThrow(InvalidArgumentError);
  await expect(model.fit([{ image, landmarks, dataset: '__proto__' }])).rejects.toThrow(
    '`samples[0].dataset` must be in',
  );
  await expect(model.fit([unseen], { labelSpace: { a: [4] } })).rejects.toThrow('`labelSpace["a"][0]`');
  await expect(model.fit([unseen], { labelSpace: { a: [1, 1] } })).rejects.toThrow('have no index twice');
  await expect(model.fit([unseen], { epochs: 0 })).rejects.toThrow('`epochs`');
  await expect(model.fit([{ image: { ...image, channels: 2 }, landmarks }])).rejects.toThrow(
    '`samples[0].image.channels`',
  );
  await expect(model.fit([{ image: { ...image, width: 31 }, landmarks }])).rejects.toThrow(ShapeError);
  const nan = { ...image, data: new Float32Array(1024).fill(Number.NaN) };
  await expect(model.fit([{ image: nan, landmarks }])).rejects.toThrow(
    '`samples[0].image.data[0]` must be a finite number',
  );
  expect(() => createLandmarkModel({ backbone, numLandmarks: 0 })).toThrow('`numLandmarks`');
  expect(() => createLandmarkModel({ backbone, numLandmarks: 1, head: { type: 'tree' } as never })).toThrow(
    '`head.type`',
  );
  expect(() => createLandmarkModel({ backbone, numLandmarks: 1, head: { type: 'ridge', lambda: 0 } })).toThrow(
    'lambda',
  );
  expect(() => createLandmarkModel({ backbone: {} as never, numLandmarks: 1 })).toThrow(
    '`backbone` must be a backbone',
  );
  await model.fit([unseen]);
  await expect(model.evaluate([unseen], { radii: [1], spacing: [0, 1] })).rejects.toThrow('spacing');
  model.dispose();
  model.dispose();
  await expect(model.predict(image)).rejects.toThrow('`model` must not be disposed');
  backbone.dispose();
});
