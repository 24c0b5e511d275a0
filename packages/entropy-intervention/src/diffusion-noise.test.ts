import { createRandom } from '@cairn-ml/numeric';
import { ones, tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { diffusionNoise } from './diffusion-noise.js';

beforeAll(() => useDevice('cpu'));

/** Of `torch.cumprod(1 - (torch.sigmoid(torch.linspace(-6, 6, 1000)) * (0.5e-2 - 1e-5) + 1e-5), 0)` in float64. */
const kept = [
  [0, 0.9999776616104484],
  [500, 0.7447985260430766],
  [999, 0.0812491943039999],
] as const;

test.each(kept)('mean and variance after step %i are those of the diffusion', async (step, share) => {
  const size = 40_000;
  const values = Array.from(await diffusionNoise(ones([size]), 1, { step, bounds: null }).data());
  const mean = values.reduce((a, b) => a + b) / size;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / size;
  expect(Math.abs(mean - Math.sqrt(share))).toBeLessThan(4 * Math.sqrt((1 - share) / size) + 1e-6);
  expect(Math.abs(variance / (1 - share) - 1)).toBeLessThan(0.04);
});

test('the same seed gives the same noise, a stream goes on, and pixels stay in range', async () => {
  const noise = async (random: Parameters<typeof diffusionNoise>[1]) =>
    Array.from(await diffusionNoise(zeros([50]), random).data());
  expect(await noise(3)).toEqual(await noise(3));
  const stream = createRandom(3);
  expect(await noise(stream)).toEqual(await noise(3));
  expect(await noise(stream)).not.toEqual(await noise(3));
  expect((await noise(3)).every((value) => value >= 0 && value <= 1)).toBe(true);
});

test('nothing is left behind', () => expectTidy((x) => diffusionNoise(x, 1), zeros([2, 2])));

test('errors name the argument', () => {
  expect(() => diffusionNoise(ones([1]), 0, { step: 1000 })).toThrow(
    'diffusionNoise: `step` must be an integer from 0',
  );
  expect(() => diffusionNoise(tensor([1], [1], 'int32'), 0)).toThrow('diffusionNoise: `image` must be float32');
  expect(() => diffusionNoise(ones([1]), 0, { bounds: [1, 0] })).toThrow('`bounds` must be in ascending order');
});
