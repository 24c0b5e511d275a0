import { expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { handModel, handTaps } from '../../test/hand-model.js';
import { evaluateLandmarks } from '../metrics/index.js';
import { handPhantom } from '../phantoms/index.js';
import { createLandmarkModel, loadGraphBackbone, pixelBackbone } from './index.js';

const samples = (first: number, count: number) => Array.from({ length: count }, (_, i) => handPhantom(first + i));

test('eight phantoms of hands: a frozen network of photographs is far better than the mean shape and raw pixels', async () => {
  await useDevice('native');
  const [train, held] = [samples(1, 8), samples(101, 6)];
  const numLandmarks = 37;
  const meanShape = Array.from({ length: 2 * numLandmarks }, (_, i) =>
    train.reduce((sum, s) => sum + s.landmarks[i]! / 8, 0),
  );
  const truth = held.flatMap(({ landmarks }) => Array.from(landmarks));
  const radii = [4];
  const baseline = evaluateLandmarks(
    held.flatMap(() => meanShape),
    truth,
    { numLandmarks, radii },
  );
  const errorOn = async (backbone: Parameters<typeof createLandmarkModel>[0]['backbone']) => {
    const model = createLandmarkModel({ backbone, numLandmarks });
    await model.fit(train);
    const { pooled, missed } = await model.evaluate(held, { radii });
    model.dispose();
    backbone.dispose();
    expect(missed).toBe(0);
    return pooled.mean;
  };
  const network = await errorOn(await loadGraphBackbone(handModel, { taps: handTaps }));
  const pixels = await errorOn(pixelBackbone({ inputSize: [128, 128], patchSize: 13, stride: 2 }));
  expect(baseline.pooled.mean).toBeGreaterThan(4);
  expect(network).toBeLessThan(0.5 * baseline.pooled.mean);
  expect(network).toBeLessThan(0.5 * pixels);
}, 60_000);
